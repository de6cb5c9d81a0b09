package dev.relais.report;

import java.util.List;

/** Things by how many: a name, a number, and a bar below them, the first part of it darker. */
final class Bars {
    private static final int ROW = 38;
    private static final int WIDE = 34;

    /**
     * One of them.
     *
     * @param part of the whole, told in words; 0 where there is none
     */
    record Bar(String name, long whole, long part, String number, String words) {}

    private Bars() {}

    static String svg(String id, List<Bar> bars, String whole, String part, String title, String description) {
        long most = Math.max(1, bars.stream().mapToLong(Bar::whole).max().orElse(1));
        Chart chart = new Chart(id, ROW * bars.size() - 8).withoutAxis();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = Chart.TOP + ROW * i;
            chart.name(y - 1, shown(bar.name()));
            chart.text("end count", 100, y + 12, bar.number());
            chart.rect("track", 0, 100, y + 19, 6, "", null);
            chart.rect(whole, 0, 100.0 * bar.whole() / most, y + 19, 6, Long.toString(bar.whole()), bar.words());
            if (bar.part() > 0) {
                chart.rect(part, 0, 100.0 * bar.part() / most, y + 19, 6, Long.toString(bar.part()), bar.words());
            }
        }
        return chart.svg("chart bars", title, description);
    }

    /** What fits into a narrow column; wide scripts count twice. */
    static String shortened(String text) {
        StringBuilder out = new StringBuilder();
        int width = 0;
        for (int c : text.codePoints().toArray()) {
            width += Character.isIdeographic(c) || c > 0xFF00 ? 2 : 1;
            if (width > WIDE) {
                return out.append('…').toString();
            }
            out.appendCodePoint(c);
        }
        return out.toString();
    }

    /** Shortened, and its direction of writing does not reach beyond it, nor does it bring marks that would. */
    static String shown(String text) {
        return "\u2068" + shortened(text.replaceAll("[\u202A-\u202E\u2066-\u2069]", "")) + "\u2069";
    }
}
