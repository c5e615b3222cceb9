# What comes before everything else.
danger-call = *Is somebody in danger? Call at once:* 15 (medical emergencies), 18 (fire brigade), 112 (anywhere in Europe), or text 114 if speaking is difficult.
danger-call-abroad = *Is somebody in danger? Call 112 at once*, or your country’s emergency number.
danger-not-me = I am no emergency service, and I call nobody for you.
