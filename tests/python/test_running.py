"""What happens while a match runs: interrupts, limits, progress, other threads."""

import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

import koppel

STEPS = ("read", "check", "weigh", "solve", "describe", "verify")  # as the documentation of match() names them
LONG = 60  # seconds that a match below would take if nobody ended it


def people_together(size, seed=3):
    """Requests for two to four people or nobody: hard to prove, whatever the size."""
    dice = random.Random(seed)
    themes = ["mobility", "safety", "social", "enterprise"]

    def place():
        return {"place.lat": 51.2 + dice.random() / 10, "place.lon": 4.4 + dice.random() / 10, "themes": dice.sample(themes, 2)}

    offers = [{"id": f"m{i}", "capacity.max": dice.randint(1, 2), **place()} for i in range(size)]
    requests = [{"id": f"r{i}", "people.min": dice.randint(2, 4), "people.max": 4, **place()} for i in range(size)]
    return koppel.Market(offers, requests)


class Stop(Exception):
    pass


@pytest.fixture
def alarm():
    """Raises Stop in the main thread after so many seconds, as Ctrl-C raises KeyboardInterrupt."""

    def stop(number, frame):
        raise Stop

    before = signal.signal(signal.SIGALRM, stop)
    yield lambda seconds: signal.setitimer(signal.ITIMER_REAL, seconds)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def test_a_signal_ends_the_work_and_leaves_nothing_running(alarm):
    market = people_together(200)
    threads = threading.active_count(), len(os.listdir("/proc/self/task"))
    alarm(0.3)
    begun = time.monotonic()
    with pytest.raises(Stop):
        koppel.match(market, time_limit=LONG)
    assert time.monotonic() - begun < 5
    assert (threading.active_count(), len(os.listdir("/proc/self/task"))) == threads
    assert koppel.match(koppel.Market([{"id": "m1"}], [{"id": "r1"}])).status == "optimal"


def test_control_c_raises_keyboard_interrupt(tmp_path):
    script = tmp_path / "long.py"
    script.write_text(
        "import sys\nsys.path[:0] = eval(sys.argv[1])\n"
        "import koppel\nfrom test_running import people_together, LONG\n"
        "market = people_together(200)\n"
        "try:\n    koppel.match(market, time_limit=LONG, progress=lambda *told: print(*told, flush=True))\n"
        "except KeyboardInterrupt:\n    print('interrupted')\n"
    )
    child = subprocess.Popen(
        [sys.executable, script, repr([os.path.dirname(__file__), *sys.path])], stdout=subprocess.PIPE, text=True
    )
    while not child.stdout.readline().startswith("solve"):
        assert child.poll() is None
    child.send_signal(signal.SIGINT)
    told, _ = child.communicate(timeout=30)
    assert told.splitlines()[-1] == "interrupted" and child.returncode == 0


def test_a_time_limit_gives_the_best_so_far():
    result = koppel.match(people_together(200), time_limit=0.5)
    assert result.status in ("limit", "feasible")
    objective = result.result["objective"]
    assert objective["levels"][0]["bound"] >= objective["levels"][0]["value"] and objective["matched"] > 0
    assert result.verify() == []


def test_a_work_limit_can_be_repeated():
    market = people_together(60)
    assert koppel.match(market, work_limit=200_000).to_json() == koppel.match(market, work_limit=200_000).to_json()


def test_progress_is_told_in_the_calling_thread():
    told = []
    koppel.match(people_together(200), time_limit=0.5, progress=lambda *step: told.append((threading.get_ident(), *step)))
    assert told
    for thread, name, share in told:
        assert thread == threading.get_ident() and name in STEPS and (share is None or 0 <= share <= 1)
    assert "solve" in {name for _, name, _ in told}


def test_progress_is_told_regularly():
    market = people_together(200)
    moments = [time.monotonic()]
    koppel.match(market, time_limit=1.5, progress=lambda step, share: moments.append(time.monotonic()))
    moments.append(time.monotonic())
    assert max(later - earlier for earlier, later in zip(moments, moments[1:])) < 1 and len(moments) > 8


def test_the_shortest_match_is_told_too_and_can_be_ended():
    market = koppel.Market([{"id": "m1"}], [{"id": "r1"}])
    told = []
    koppel.match(market, progress=lambda *step: told.append(step))
    assert told

    def progress(step, share):
        raise Stop

    with pytest.raises(Stop):
        koppel.match(market, progress=progress)


def test_what_progress_raises_ends_the_work():
    def progress(name, share):
        raise Stop

    begun = time.monotonic()
    with pytest.raises(Stop):
        koppel.match(people_together(200), time_limit=LONG, progress=progress)
    assert time.monotonic() - begun < 5


def test_other_threads_go_on_meanwhile():
    counted = 0
    working = threading.Thread(target=koppel.match, args=(people_together(200),), kwargs={"time_limit": 1})
    working.start()
    while working.is_alive():
        counted += 1
        time.sleep(0.001)
    assert counted > 200
