# What comes before everything else.
danger-call = *Is somebody in danger? Call at once:* { $dial-all }.
danger-not-me = I am not an emergency service: I cannot call for help, so please do.

# What is dialled in France, then elsewhere: every sentence that names a number takes it from here.
danger-france-all = 15 (medical emergencies), 18 (fire brigade), 112 (anywhere in Europe), or text 114 if speaking is difficult
danger-france-doctor = 15 or 112
danger-france-police = 17 or 112
danger-france-rescue = 15, 18 or 112
danger-france-writing = 15 or 112, or text 114
danger-france-short = 15, 18, 112, or 114 by text message
danger-france-paper = 15 (ambulance), 18 (fire), 112 (all over Europe), 114 by text message if you cannot hear or speak
danger-abroad-all = 112, or your country’s emergency number
danger-abroad-doctor = 112
danger-abroad-police = 112
danger-abroad-rescue = 112
danger-abroad-writing = 112
danger-abroad-short = 112
danger-abroad-paper = 112, all over Europe
