"""The supervisor: starts the web process and the worker, watches them, stops them."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection

from peregrine.supervisor.child import Child
from peregrine.tasks.queue import rebuild_queue
from peregrine.tasks.recovery import recover
from peregrine.tasks.run import HEARTBEAT_SECONDS
from peregrine.tasks.watchdog import Watchdog

TICK = 0.25  # seconds
LOOK_EVERY = 5.0  # seconds between two looks at tasks and queue
SCHEDULE_EVERY = 30.0  # seconds between two looks at what is due to run by itself
GRACE = 10.0  # seconds for running work to end after Ctrl-C
SLEPT = 10.0  # seconds that the clock may jump before we say that the machine slept


class Supervisor:
    def __init__(
        self,
        *,
        listener: socket.socket,
        program: str,
        workers: int,
        start_due: Callable[[], object],
    ) -> None:
        """`program` is the manage.py that the children run; `start_due` queues what is due."""
        command = [sys.executable, program]
        me = f"--supervisor={os.getpid()}"
        self.web = Child(
            "web",
            [*command, "serve", f"--fd={listener.fileno()}", me],
            say=self.say,
            inherits=[listener.fileno()],
        )
        self.worker = Child(
            "worker",
            [*command, "work", me],
            say=self.say,
            env={"PEREGRINE_WORKERS": str(workers)},
            before_start=self._clear_up,
        )
        self._watchdog = Watchdog(workers)
        self._listener = listener
        self._stops_asked = 0
        self._start_due = start_due
        self._look_due = 0.0
        # Not at once: a computer that has just started may have no network yet.
        self._schedule_due = time.monotonic() + SCHEDULE_EVERY
        self._is_database_down = False
        self._saying = threading.Lock()

    def say(self, who: str, line: str) -> None:
        with self._saying, suppress(BrokenPipeError):  # nobody reads: no reason to stop working
            sys.stdout.write(f"{who:<6} | {line}\n")
            sys.stdout.flush()

    def run(self, *, when_ready: Callable[[], None]) -> None:
        """Work until a signal asks to stop. `when_ready` runs once, when the web answers."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN:  # nohup ignores SIGHUP for us
                signal.signal(number, self._ask_to_stop)
        threading.Thread(target=self._await_first_answer, args=[when_ready], daemon=True).start()
        try:
            while not self._stops_asked:
                self._tick()
        finally:
            self._stop()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._stops_asked += 1

    def _tick(self) -> None:
        before, clock_before = time.monotonic(), time.time()
        self.web.tend(before)
        self._tend_worker(before)
        time.sleep(TICK)
        if (time.time() - clock_before) - (time.monotonic() - before) > SLEPT:
            # Heartbeats are old because everybody slept: let the workers speak first.
            self._look_due = time.monotonic() + 2 * HEARTBEAT_SECONDS
            self._schedule_due = time.monotonic() + SCHEDULE_EVERY

    def _tend_worker(self, now: float) -> None:
        close_old_connections()
        try:
            self.worker.tend(now)
            if now >= self._look_due:
                self._look_due = now + LOOK_EVERY
                self._look_at_tasks(now)
            if now >= self._schedule_due:
                self._schedule_due = now + SCHEDULE_EVERY
                self._start_due()
        except DatabaseError as error:
            connection.close()
            self._wait_for_database(error)

    def _look_at_tasks(self, now: float) -> None:
        recover()
        if self._watchdog.is_stuck(now):
            self.say("start", "The worker takes no work although some waits: it is replaced.")
            self.worker.kill()
        self._is_database_down = False

    def _wait_for_database(self, error: DatabaseError) -> None:
        now = time.monotonic()
        self._look_due = now + LOOK_EVERY
        if not self.worker.is_running:
            self.worker.postpone(now)
        if not self._is_database_down:
            self.say("start", f"The database does not answer, trying again. {error}".strip())
        self._is_database_down = True

    def _clear_up(self) -> None:
        """Put right what the last cluster left, before the next one starts."""
        recover()
        rebuild_queue()
        self._watchdog.reset()

    def _await_first_answer(self, when_ready: Callable[[], None]) -> None:
        while not self._has_answered():
            time.sleep(TICK)
        if not self._stops_asked:
            when_ready()
        connection.close()

    def _has_answered(self) -> bool:
        host, port = self._listener.getsockname()[:2]
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
        try:
            with socket.create_connection((host, port)) as visitor:
                visitor.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
                return bool(visitor.recv(1))  # waits until the web process takes the visitor
        except OSError:
            return False

    def _stop(self) -> None:
        """End both children: politely, then, after the grace or a second Ctrl-C, for good."""
        self.say("start", "Stopping… (Ctrl-C again stops at once)")
        children = [self.web, self.worker]
        for child in children:
            child.terminate()
        deadline = time.monotonic() + GRACE
        while any(child.is_running for child in children) and self._stops_asked < 2:  # noqa: PLR2004
            if time.monotonic() > deadline:
                self.say(
                    "start", "Some work needs longer. The next start goes on with it, or says so."
                )
                break
            time.sleep(0.05)
        for child in children:
            child.kill()
        self.say("start", "Stopped.")
