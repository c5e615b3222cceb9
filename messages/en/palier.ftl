# What every capability may say.
gone = That is over: this button no longer works.
fault = Something went wrong, and it is not your fault. Try again in a moment. If it goes on, give the code { $code } to an organiser.
close = Close
back = ← Back
