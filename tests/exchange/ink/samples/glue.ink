A line <>
goes on<> .
-> home
=== home
We hurried home <>
-> as_fast
=== as_fast
as fast as we could<>
{as_fast:, out of breath}.
* Rest -> bed
* [Run] We ran -> bed
* [Walk] "Slow<>
  -> ly
=== ly
ly," she said.
-> END
=== bed
to bed.
-> END
