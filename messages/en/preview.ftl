# `palier preview DIR`: one page with everything Palier can show.
preview-title = Everything Palier shows
preview-lead = Each card and each question as every platform draws it in every language, with made-up examples. The buttons do nothing here.
preview-platforms = Platforms
preview-languages = Languages
preview-contents = Contents
preview-screens = Cards, messages and screens
preview-forms = Questions
preview-sheets = Sheets to print
preview-sentences = Every sentence, by catalogue
preview-written = The page is here: { $path }
preview-other-files = something else lies in this folder already ({ $path }). Give an empty or a new one.
