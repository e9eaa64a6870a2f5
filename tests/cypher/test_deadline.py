"""The deadline comes whether the work ends or not, and a place is held until it really ends."""

import threading
import time

import pytest

from cypher.deadline import Full, Late, within


def test_an_answer_and_an_error_come_through():
    places = threading.BoundedSemaphore(1)
    assert within(1, lambda: 42, places=places, patience=0) == 42
    with pytest.raises(ZeroDivisionError):
        within(1, lambda: 1 / 0, places=places, patience=0)
    assert within(1, lambda: 43, places=places, patience=0) == 43


def test_what_does_not_end_is_left_behind_but_keeps_its_place():
    places, ended = threading.BoundedSemaphore(1), threading.Event()
    with pytest.raises(Late):
        within(0.05, ended.wait, places=places, patience=0)
    with pytest.raises(Full):
        within(1, lambda: 1, places=places, patience=0.05)
    ended.set()
    assert within(1, lambda: 1, places=places, patience=1) == 1


def test_a_third_waits_for_its_turn():
    places = threading.BoundedSemaphore(2)
    threads = [threading.Thread(target=lambda: within(1, lambda: time.sleep(0.1), places=places, patience=0)) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert within(1, lambda: "mine", places=places, patience=1) == "mine"
