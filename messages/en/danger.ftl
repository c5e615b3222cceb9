# What comes before everything else.
danger-call = *Is somebody in danger? Call at once:* { $dial-all }.
danger-not-me = I am not an emergency service: I cannot call for help, so please do.

# What is dialled: the numbers are those of the country spoken of, and every sentence takes them from here.
danger-dial-full-medical = { $number } (medical emergencies)
danger-dial-full-fire = { $number } (fire brigade)
danger-dial-full-everywhere = { $number } (anywhere in Europe)
danger-dial-full-writing = text { $number } if speaking is difficult
danger-dial-local = your country’s emergency number
danger-dial-plain-medical = { $number }
danger-dial-plain-police = { $number }
danger-dial-plain-fire = { $number }
danger-dial-plain-everywhere = { $number }
danger-dial-plain-writing = text { $number }
danger-dial-paper-medical = { $number } (medical emergencies)
danger-dial-paper-fire = { $number } (fire brigade)
danger-dial-paper-everywhere = { $number } (all over Europe)
danger-dial-paper-writing = { $number } by text message if you cannot hear or speak

# What a country has or has not: a sentence that names it is said only where it exists.
danger-fact-register = register
danger-fact-department = département
