"""The proposal page inside a notebook."""

from __future__ import annotations

import html

__all__ = ["inline_page"]

_HEIGHT = 640  # pixels: a screen of a notebook leaves room for a cell above and below


def inline_page(page: str, text: str, height: int = _HEIGHT) -> str:
    """A whole page as one element that nothing outside can style or read, with its summary for who does not show frames.

    Parameters
    ----------
    page : str
        HTML that needs nothing from elsewhere (``voorstel.html``). Its own script may run, but sees neither the notebook nor the network.
    text : str
        What stands there where frames are not shown.
    height : int
        In CSS pixels.

    Returns
    -------
    str

    Examples
    --------
    >>> from koppel.report import inline_page
    >>> inline_page("<p>ok", "ok", height=9)
    '<iframe sandbox="allow-scripts" style="width:100%;height:9px;border:1px solid #ccc" srcdoc="&lt;p&gt;ok"><pre>ok</pre></iframe>'
    """
    style = f"width:100%;height:{height}px;border:1px solid #ccc"
    return f'<iframe sandbox="allow-scripts" style="{style}" srcdoc="{html.escape(page)}"><pre>{html.escape(text)}</pre></iframe>'
