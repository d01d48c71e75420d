"""Advice on a scenario that is sound: is it fair, is it well said, can it be gamed? One file for each check."""
