package dev.relais.report;

/** What plots have in common: a title that says what is seen, a key, and the data as a table. */
final class Figures {
    private Figures() {}

    static String figure(String id, String title, String key, String svg, String data) {
        return """
                <figure id="%s">
                <figcaption><h2>%s</h2><p class="key">%s</p></figcaption>
                %s%s</figure>
                """.formatted(id, Html.text(title), key, svg, data);
    }

    static String empty(String id, String title) {
        return """
                <figure id="%s" class="empty">
                <figcaption><h2>%s</h2></figcaption>
                </figure>
                """.formatted(id, Html.text(title));
    }

    static String key(String style, String meaning) {
        return "<span><i class=\"swatch %s\"></i>%s</span> ".formatted(style, Html.text(meaning));
    }

    /** A folded table with two columns of counts. */
    static String data(String caption, String first, String second, String third, CharSequence rows) {
        return """
                <details>
                <summary>The figures</summary>
                <table class="data">
                <caption>%s</caption>
                <thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col">%s</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                </details>
                """.formatted(Html.text(caption), Html.text(first), Html.text(second), Html.text(third), rows);
    }
}
