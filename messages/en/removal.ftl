# Taking somebody out of a neighbourhood: two people decide, a third may look again.
removal-propose = Propose removal
removal-why-money = Asked for money, or a scam
removal-why-insult = Insults or hurtful words
removal-why-private = Showed private details
removal-why-unsafe = Put somebody in danger
removal-why-again = Went on after a mute
removal-why-other = Something else
removal-reason = Reason: { $why }
removal-note = They add: “{ $note }”
removal-asked = Somebody on the team proposes that { $who } leaves *{ $name }*. It takes a second person who agrees: do you?
removal-acts = What the journal says about their cards and messages:
removal-acts-none = The journal says nothing about them.
removal-act = { $moment }: { $act }
removal-means = If you agree, their get-togethers and requests here are closed, everybody concerned is told, and a link is not enough to come back.
removal-until = Without an answer by { $until }, nothing changes.
removal-agree = Yes, they leave
removal-disagree = No, change nothing
removal-proposed = It is proposed for { $who }. Nothing changes unless a second person agrees by { $until }.
removal-already = It is proposed already, or done, for { $who }.
removal-needs-second = It takes two people to decide, and nobody else can answer. Name somebody in “See the team” first. Until then, you may mute { $who } for 7 days.
removal-needs-admin = { $who } organises the neighbourhood: one of the two has to be an administrator of this Palier, and nobody else can answer. Talk to whoever installed Palier.
removal-no-admin = { $who } is an administrator of this Palier and cannot be removed like this. Somebody else has to take over first.
removal-second-only = It takes a second person: you cannot decide about what you propose, nor about yourself.
removal-second-admin = This is about somebody who organises: one of the two has to be an administrator of this Palier.
removal-other-only = You took part in this decision: others have to look at it.
removal-over-out = Two people decided: { $who } is no longer in *{ $name }*.
removal-over-refused = It is refused: { $who } stays in *{ $name }*.
removal-over-lapsed = Nobody answered in time: { $who } stays in *{ $name }*.
removal-over-dropped = It is no longer proposed: nothing changes in *{ $name }*.
removal-over-reviewed = Somebody has decided it in *{ $name }*.
removal-outcome-out = A second person agrees: { $who } is no longer in *{ $name }*.
removal-outcome-refused = A second person does not agree: { $who } stays in *{ $name }*.
removal-outcome-lapsed = Nobody answered your proposal in time: { $who } stays in *{ $name }*.
removal-decided = Done. Everybody concerned is told.
removal-out = Two people who organise *{ $name }* decided that you are no longer part of it.
removal-out-means = What you offered and asked for there is closed. A link is not enough to come back, until { $until } at the latest. Your other neighbourhoods and your data stay as they are.
removal-out-appeal = If that is not fair, ask them to look again: one button is enough, once. Other people will look at it, where there are any.
removal-out-checks = I no longer check on you on hot days. In danger, call { $dial-writing }.
removal-appeal-sent = It is passed on. I’ll tell you what they decide.
removal-appeal-already = You have asked already, or it is settled.
removal-appeal-asked = { $who } is no longer in *{ $name }*, by two people’s decision, and asks you to look again.
removal-upheld = Others looked once more. The decision stands: you are no longer in *{ $name }*, until { $until } at the latest.
removal-lifted = You may come back to *{ $name }*, if you like.
removal-lift = Let { $who } come back
removal-lift-done = Done: { $who } may come back, and knows it.
removal-stays-out = The organisers of *{ $name }* decided that you are no longer part of it. The message I sent you says why, and how to ask them to look again.
removal-by-hand = I am not allowed to take { $who } out of “{ $title }”. If they are still there, please do it yourself in the settings of the { $own-group }.
removal-list =
    { $count ->
        [0] Nobody was taken out of *{ $name }* by a decision.
        [one] One person was taken out of *{ $name }* by a decision.
       *[other] { $count } people were taken out of *{ $name }* by a decision.
    }
removal-list-line = { $who }, until { $until }
removal-list-open = Removed ({ $count })
removal-decide = Answer: { $who }
