"""Chromium through its driver's own protocol (W3C WebDriver over HTTP), with the standard library only."""

import base64
import json
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1200,1600"]
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One headless browser with a new, empty profile; use it in a `with`."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.log = open(f"{self.folder.name}/driver.log", "w", encoding="utf-8")
        self.driver = subprocess.Popen(["/usr/bin/chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=self.log, text=True)
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                self.address = f"http://127.0.0.1:{line.rstrip().rstrip('.').split()[-1]}"
                break
        options = {"args": [*FLAGS, f"--user-data-dir={self.folder.name}/profile"], "binary": "/usr/bin/chromium"}
        capabilities = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        self.session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", f"/session/{self.session}")
        finally:
            self.driver.terminate()
            self.driver.wait(20)
            self.log.close()
            self.folder.cleanup()

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as fault:
            raise AssertionError(fault.read().decode()) from fault

    def open(self, path):
        self.call("POST", f"/session/{self.session}/url", {"url": f"file://{path}"})

    def run(self, script):
        """The value of a JavaScript function body, run in the page from outside its own policy."""
        return self.call("POST", f"/session/{self.session}/execute/sync", {"script": script, "args": []})

    def type_into(self, selector, text):
        found = self.call("POST", f"/session/{self.session}/element", {"using": "css selector", "value": selector})
        self.call("POST", f"/session/{self.session}/element/{found[ELEMENT]}/value", {"text": text})

    def click(self, selector):
        found = self.call("POST", f"/session/{self.session}/element", {"using": "css selector", "value": selector})
        self.call("POST", f"/session/{self.session}/element/{found[ELEMENT]}/click", {})

    def resize(self, width, height=900):
        """As a screen of this width, narrower than a window may be."""
        self.command("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    def command(self, name, parameters):
        return self.call("POST", f"/session/{self.session}/goog/cdp/execute", {"cmd": name, "params": parameters})

    def printed(self):
        """The page as a PDF, on the paper that its own style asks for."""
        return base64.b64decode(self.command("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})["data"])

    def screenshot(self, path):
        whole = self.command("Page.captureScreenshot", {"captureBeyondViewport": True})
        path.write_bytes(base64.b64decode(whole["data"]))

    def run_later(self, script):
        """The value that the script hands to its last argument."""
        return self.call("POST", f"/session/{self.session}/execute/async", {"script": script, "args": []})

    def complaints(self):
        return [entry for entry in self.call("POST", f"/session/{self.session}/se/log", {"type": "browser"}) if entry["level"] == "SEVERE"]


def wait_until(condition, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False
