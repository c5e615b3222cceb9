# Ce qui passe avant tout le reste.
danger-call = *Quelqu’un est en danger ? Appelez tout de suite :* { $dial-all }.
danger-not-me = Je ne suis pas un service d’urgence, et je n’appelle personne à votre place.

# Ce qui se compose : les numéros sont ceux du pays dont on parle, et tout passe par ici.
danger-dial-full-medical = le { $number } (urgences médicales)
danger-dial-full-fire = le { $number } (pompiers)
danger-dial-full-everywhere = le { $number } (partout en Europe)
danger-dial-full-writing = le { $number } par SMS si parler est difficile
danger-dial-local = le numéro d’urgence de votre pays
danger-dial-plain-medical = le { $number }
danger-dial-plain-police = le { $number }
danger-dial-plain-fire = le { $number }
danger-dial-plain-everywhere = le { $number }
danger-dial-plain-writing = le { $number } par SMS
danger-dial-paper-medical = { $number } (urgences médicales)
danger-dial-paper-fire = { $number } (pompiers)
danger-dial-paper-everywhere = { $number } (partout en Europe)
danger-dial-paper-writing = { $number } par SMS pour qui entend ou parle mal

# Ce qu’un pays a, ou n’a pas : une phrase qui le nomme ne se dit que là où il existe.
danger-fact-register = registre
danger-fact-department = département
