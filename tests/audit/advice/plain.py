"""The smallest scenario that is sound, as a text."""

PLAIN = """format: 1
id: plain
title: A short call
customer: {name: Ruth}
start: hello
states:
  hello:
    customer: Hello.
    replies:
      ask: {say: How can I help?, because: It asks., shows: [asks-openly], to: last}
      sigh: {say: Yes?, because: It sighs., shows: [scripted-sympathy], to: last}
  last:
    customer: That was all.
    replies:
      bye: {say: Goodbye then., because: That is all., shows: [ends-warmly], to: fine}
endings:
  fine: {customer: Goodbye., text: She went home., review: Quick.}
"""
