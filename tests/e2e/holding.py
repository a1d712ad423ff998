"""Requests that a test keeps from arriving until it lets them."""

import time

from playwright.sync_api import Page, Route

from tests.instance import PATIENCE


class Held:
    """The requests of `page` to addresses like `pattern`, in the order in which they came."""

    def __init__(self, page: Page, pattern: str) -> None:
        self._page = page
        self._pattern = pattern
        self._routes: list[Route] = []
        page.route(pattern, self._keep)

    def _keep(self, route: Route) -> None:
        self._routes.append(route)

    def wait(self) -> None:
        """Return when a request is held; the page works on meanwhile, unlike during a sleep."""
        end = time.monotonic() + PATIENCE
        while not self._routes:
            assert time.monotonic() < end, f"Waited {PATIENCE:.0f} s in vain for {self._pattern}"
            self._page.wait_for_timeout(20)

    def let_go(self) -> None:
        """Let the first request arrive."""
        self.wait()
        self._routes.pop(0).continue_()

    def hold_no_more(self) -> None:
        """Leave what is held to the browser, and let pass what comes later."""
        self._page.unroute(self._pattern)
