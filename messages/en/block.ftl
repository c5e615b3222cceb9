# Whom somebody would rather not meet: between that person and Palier.

block-ask = Avoid { $name }
block-open = Rather not meet someone

block-title = *Rather not meet someone*
block-means = I no longer bring the two of you together. Nobody will know: not that person, nor anybody who organises.
block-line = You would rather not meet { $name }.
block-choose = Here are the people you know through me. Who is it?
block-how = To choose somebody, open a helping hand or a get-together where you see their first name.
block-undo = Meet again: { $name }
block-somebody = this person

block-sure = Would you rather not meet { $name } any more?
block-what = I will ask neither of you anything for the other: no helping hand, no buddy, no invitation in private. Nobody will know.
block-ends = What the two of you have agreed (a helping hand, a hello, being buddies) ends now, in the words I always use for that. If you invite people home, I do not give them the address.
block-walls = What hangs for everybody stays visible to all, and anybody may answer an invitation. I can tell you, the day before or two hours ahead, if this person comes where you come too.
block-grave = If something serious happened, speak to somebody who organises as well.
block-yes = Yes, rather not
block-yes-warn = Yes, and tell me ahead
block-not = No, nothing changes
block-noted = Noted, between you and me.
block-undone = Noted: you may meet again. What ended does not start again by itself.

block-warning = Between us: somebody you would rather not meet said that they come too.
