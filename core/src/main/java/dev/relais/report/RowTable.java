package dev.relais.report;

import dev.relais.sla.Verdict;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The conversations, by when they came. Roles are spelt out, since a narrow page shows rows as cards. */
final class RowTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final List<String> COLUMNS = List.of(
            "Received",
            "Customer",
            "Network",
            "Mood",
            "Rule",
            "Queue",
            "Agent",
            "First response",
            "Verdict",
            "Conversation");

    private final ZoneId zone;
    private final List<ReportRow> rows;

    RowTable(RowReport report) {
        this.zone = report.zone();
        this.rows = report.rows().stream()
                .sorted(Comparator.comparing(ReportRow::receivedAt).thenComparing(ReportRow::conversation))
                .toList();
    }

    String html() {
        StringBuilder body = new StringBuilder();
        rows.forEach(row -> row(body, row));
        StringBuilder head = new StringBuilder();
        for (String column : COLUMNS) {
            head.append("<th scope=\"col\" role=\"columnheader\"%s>%s</th>"
                    .formatted("First response".equals(column) ? " class=\"number\"" : "", column));
        }
        return """
                <div class="scroll" role="region" aria-label="Conversations" tabindex="0">
                <table class="rows" role="table">
                <caption>%s, by when they came (%s); first response in hours, minutes and seconds of its clock</caption>
                <thead role="rowgroup"><tr role="row">%s</tr></thead>
                <tbody role="rowgroup">
                %s</tbody>
                </table>
                </div>
                """.formatted(
                        Words.count(rows.size(), "conversation", "conversations"), Html.text(zone.getId()), head, body);
    }

    private void row(StringBuilder body, ReportRow row) {
        String took = row.firstResponse() == null ? null : Words.clock(row.firstResponse());
        body.append("<tr role=\"row\">");
        cell(body, 0, "time", TIME.format(row.receivedAt().atZone(zone)));
        cell(body, 1, "who", Html.name(row.customer()));
        cell(body, 2, "", Html.name(row.network()));
        cell(body, 3, "", name(row.mood()));
        cell(body, 4, "", name(row.rule()));
        cell(body, 5, "", name(row.queue()));
        cell(body, 6, "", name(row.agent()));
        cell(body, 7, "number", took);
        cell(body, 8, "verdict", verdict(row.verdict()));
        cell(body, 9, "id", Html.name(row.conversation()));
        body.append("</tr>\n");
    }

    private static void cell(StringBuilder body, int column, String style, @Nullable String html) {
        body.append("<td role=\"cell\" class=\"%s\" data-label=\"%s\"><span>%s</span></td>"
                .formatted(style, COLUMNS.get(column), html == null ? "<span class=\"none\">–</span>" : html));
    }

    private static @Nullable String name(@Nullable String text) {
        return text == null ? null : Html.name(text);
    }

    private static @Nullable String verdict(@Nullable Verdict verdict) {
        if (verdict == null) {
            return null;
        }
        String word = switch (verdict) {
            case KEPT -> "kept";
            case BREACHED -> "broken";
            case OPEN -> "undecided";
            case WITHDRAWN -> "withdrawn";
        };
        return "<i class=\"swatch %s\"></i>%s".formatted(word, word);
    }
}
