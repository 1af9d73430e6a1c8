/// The page that `GET /` answers with.
enum StartPage {
    static let html = """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Ultra</title><meta name="viewport" content="width=device-width"></head>
        <body>
        <h1>Ultra</h1>
        <p>One interface to several text models. See the <a href="/openapi.json">interface description</a>.</p>
        </body>
        </html>

        """
}
