"""Drive an installed Firefox by its own remote protocol, Marionette (JSON with a length before it, over a socket)."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

FIREFOX = next((path for name in ("firefox-esr", "firefox") if (path := shutil.which(name))), None)


class Firefox:
    """A headless Firefox with a fresh profile in `folder`; `close` ends it."""

    def __init__(self, folder: Path) -> None:
        profile = folder / "profile"
        profile.mkdir(parents=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        settings = {"marionette.port": port, "browser.shell.checkDefaultBrowser": False, "app.update.auto": False}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [str(FIREFOX), "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "MOZ_DISABLE_CONTENT_SANDBOX": "1"}
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        self._socket = self._connect(port)
        self._number = 0
        self._read()
        self.ask("WebDriver:NewSession", {})
        self.ask("WebDriver:SetWindowRect", {"width": 1440, "height": 900})

    def _connect(self, port: int) -> socket.socket:
        for _ in range(300):
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=60)
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("Firefox does not answer")

    def _read(self) -> Any:
        head = b""
        while not head.endswith(b":"):
            head += self._socket.recv(1)
        body, size = b"", int(head[:-1])
        while len(body) < size:
            body += self._socket.recv(size - len(body))
        return json.loads(body)

    def ask(self, command: str, given: dict[str, Any]) -> Any:
        """Return the answer to a command; raises RuntimeError with Firefox's words where it fails."""
        self._number += 1
        text = json.dumps([0, self._number, command, given])
        self._socket.sendall(f"{len(text.encode())}:{text}".encode())
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(f"{error['error']}: {error['message']}")
        return result.get("value", result) if isinstance(result, dict) else result

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str) -> Any:
        """Return what a script in the page returns."""
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": []})

    def close(self) -> None:
        """End the browser."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(timeout=20)
