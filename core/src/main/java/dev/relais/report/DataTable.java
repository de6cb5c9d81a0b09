package dev.relais.report;

import java.util.List;

/** A table of figures that can be scrolled, folded behind what it is about. */
final class DataTable {
    private final Setting setting;
    private final String caption;
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private String note = "";

    DataTable(Setting setting, String caption, List<String> columns) {
        this.setting = setting;
        this.caption = caption;
        columns.forEach(column ->
                head.append("<th scope=\"col\">").append(Html.text(column)).append("</th>"));
    }

    /** A row of a name, which is markup already, and of plain values. */
    DataTable row(String name, String... values) {
        body.append("<tr><th scope=\"row\">").append(name).append("</th>");
        for (String value : values) {
            body.append("<td>").append(Html.text(value)).append("</td>");
        }
        body.append("</tr>\n");
        return this;
    }

    /** A name for the rows that follow. */
    DataTable group(String name, int columns) {
        body.append(body.length() == 0 ? "" : "</tbody>\n<tbody>\n")
                .append("<tr><th class=\"group\" scope=\"rowgroup\" colspan=\"%d\">%s</th></tr>\n"
                        .formatted(columns, Html.text(name)));
        return this;
    }

    /** A sentence below. */
    DataTable note(String text) {
        note = "<p class=\"note\">" + Html.text(text) + "</p>\n";
        return this;
    }

    /** The figures of a plot. */
    String behind() {
        return folded("<span>" + setting.html("figures") + "</span><span class=\"unseen\"> – " + Html.text(caption)
                + "</span>");
    }

    /** Behind words that are markup already. */
    String folded(String summary) {
        return """
                <details>
                <summary>%s</summary>
                <div class="scroll" role="region" aria-label="%s" tabindex="0">
                <table class="data">
                <caption>%s</caption>
                <thead><tr>%s</tr></thead>
                <tbody>
                %s</tbody>
                </table>
                </div>
                %s</details>
                """.formatted(summary, Html.text(caption), Html.text(caption), head, body, note);
    }
}
