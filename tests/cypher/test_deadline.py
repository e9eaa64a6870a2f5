"""The deadline comes whether the work ends or not, and a place is held until it really ends."""

import threading
import time

import pytest

from cypher.deadline import Call, Full, Gone, Late, within


def test_an_answer_and_an_error_come_through():
    places = threading.BoundedSemaphore(1)
    assert within(1, lambda: 42, call=Call(), places=places, patience=0) == 42
    with pytest.raises(ZeroDivisionError):
        within(1, lambda: 1 / 0, call=Call(), places=places, patience=0)
    assert within(1, lambda: 43, call=Call(), places=places, patience=0) == 43


def test_what_does_not_end_is_left_behind_but_keeps_its_place():
    places, ended = threading.BoundedSemaphore(1), threading.Event()
    with pytest.raises(Late):
        within(0.05, ended.wait, call=Call(), places=places, patience=0)
    with pytest.raises(Full):
        within(1, lambda: 1, call=Call(), places=places, patience=0.05)
    ended.set()
    assert within(1, lambda: 1, call=Call(), places=places, patience=1) == 1


def test_a_third_waits_for_its_turn():
    places = threading.BoundedSemaphore(2)
    threads = [
        threading.Thread(target=lambda: within(1, lambda: time.sleep(0.1), call=Call(), places=places, patience=0)) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    assert within(1, lambda: "mine", call=Call(), places=places, patience=1) == "mine"


def test_who_leaves_is_let_go_at_once_and_what_still_runs_keeps_its_place():
    places, ended, call = threading.BoundedSemaphore(1), threading.Event(), Call()
    threading.Timer(0.05, call.leave).start()
    began = time.monotonic()
    with pytest.raises(Gone):
        within(5, ended.wait, call=call, places=places, patience=0)
    assert time.monotonic() - began < 1 and not call.ended.is_set()
    with pytest.raises(Full):
        within(1, lambda: 1, call=Call(), places=places, patience=0.05)
    ended.set()
    assert call.ended.wait(1) and within(1, lambda: 1, call=Call(), places=places, patience=1) == 1


def test_who_left_while_waiting_for_a_place_begins_nothing():
    begun: list[int] = []
    call = Call()
    call.leave()
    with pytest.raises(Gone):
        within(1, lambda: begun.append(1), call=call, places=threading.BoundedSemaphore(1), patience=0)
    assert call.ended.wait(1) and begun == []
