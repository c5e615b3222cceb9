# What every capability may say.
gone = That is over: this button no longer works.
fault = Something went wrong on our side. Try again in a moment; if it goes on, give the code { $code } to an organiser.
close = Close
back = ← Back
