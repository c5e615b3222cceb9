# Qui l’on préfère ne plus croiser : cela reste entre la personne et Palier.

block-ask = Ne plus croiser { $name }
block-open = Ne plus croiser quelqu’un

block-title = *Ne plus croiser quelqu’un*
block-means = Je ne vous présente plus l’un à l’autre. Personne ne le saura : ni la personne, ni qui organise.
block-line = Vous préférez ne plus croiser { $name }.
block-choose = Voici les personnes que vous connaissez par moi. De qui s’agit-il ?
block-how = Pour choisir quelqu’un, ouvrez un coup de main ou une rencontre où vous voyez son prénom.
block-undo = Croiser à nouveau { $name }
block-somebody = cette personne

block-sure = Préférez-vous ne plus croiser { $name } ?
block-what = Je ne vous demanderai plus rien l’un pour l’autre : ni coup de main, ni binôme, ni invitation écrite en privé. Personne ne le saura.
block-ends = Ce que vous avez convenu tous les deux (un coup de main, un bonjour, un binôme) s’arrête maintenant, avec les mots que j’écris toujours dans ce cas. Si vous invitez chez vous, je ne lui donne pas l’adresse.
block-walls = Ce qui est affiché reste visible par tous, et chacun peut répondre à une invitation. Je peux vous prévenir, la veille ou deux heures avant, si cette personne vient là où vous venez aussi.
block-grave = S’il s’est passé quelque chose de grave, parlez-en aussi à une personne qui organise.
block-yes = Oui, ne plus la croiser
block-yes-warn = Oui, et me prévenir
block-not = Non, rien ne change
block-noted = C’est noté, entre vous et moi.
block-undone = C’est noté : vous pouvez vous croiser à nouveau. Ce qui s’est arrêté ne reprend pas tout seul.

block-warning = Entre nous : une personne que vous préférez ne pas croiser a dit qu’elle venait aussi.
