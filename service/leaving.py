"""A reader who hangs up: what runs for them is told so, and can end."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from cypher.deadline import Call

T = TypeVar("T")


async def while_there(request: Request, work: Callable[[Call], T]) -> T:
    """Return what `work` returns, from a thread; the call that it is given is left once the reader hangs up."""
    call = Call()
    watching = asyncio.create_task(_watch(request, call))
    try:
        return await run_in_threadpool(work, call)
    finally:
        watching.cancel()


async def _watch(request: Request, call: Call) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    call.leave()
