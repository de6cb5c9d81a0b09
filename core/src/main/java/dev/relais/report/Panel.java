package dev.relais.report;

/** A plot with the sentence that says what is seen, its key, and its figures. */
final class Panel {
    private Panel() {}

    static String figure(String id, boolean wide, String title, String key, String svg, String figures) {
        return """
                <figure id="%s"%s>
                <figcaption><h3>%s</h3><p class="key">%s</p></figcaption>
                <div class="plot">
                %s</div>
                %s</figure>
                """.formatted(id, wide ? " class=\"wide\"" : "", Html.text(title), key, svg, figures);
    }

    static String empty(String id, String title) {
        return "<figure id=\"%s\" class=\"empty\"><figcaption><h3>%s</h3></figcaption></figure>\n"
                .formatted(id, Html.text(title));
    }

    static String key(String style, String meaning) {
        return "<span><i class=\"swatch %s\"></i>%s</span> ".formatted(style, Html.text(meaning));
    }
}
