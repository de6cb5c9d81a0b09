package dev.relais.report;

/**
 * A plot over counts: a frame with a round vertical axis, into which marks are drawn. Colours and type come from the page's
 * style, so that it follows light and dark.
 */
final class Plot {
    static final double LEFT = 46;
    static final double RIGHT = 544;
    static final double TOP = 42;
    static final double BOTTOM = 256;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 316;

    private final String id;
    private final long top;
    private final StringBuilder marks = new StringBuilder();

    /**
     * @param id prefix of the ids in it, unique in the page
     * @param most the largest count that it must hold
     * @param counted what the vertical axis counts
     */
    Plot(String id, long most, String counted) {
        this.id = id;
        long step = Ticks.countStep(Math.max(1, most));
        this.top = (Math.max(1, most) + step - 1) / step * step;
        for (long tick = 0; tick <= top; tick += step) {
            line(tick == 0 ? "base" : "grid", LEFT, y(tick), RIGHT, y(tick));
            text("y", LEFT - 8, y(tick) + 4, Words.number(tick));
        }
        text("axis", 0, 12, counted);
    }

    double y(long count) {
        return BOTTOM - (BOTTOM - TOP) * count / top;
    }

    /** A column that stands on the base or on {@code below} counts; nothing where it counts nothing. */
    void column(String style, double left, double right, long below, long count) {
        if (count > 0) {
            double upper = y(below + count);
            marks.append("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
                    .formatted(
                            style,
                            Words.at(left),
                            Words.at(upper),
                            Words.at(right - left),
                            Words.at(y(below) - upper)));
        }
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        marks.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(style, Words.at(x1), Words.at(y1), Words.at(x2), Words.at(y2)));
    }

    void text(String style, double x, double y, String text) {
        marks.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(style, Words.at(x), Words.at(y), Html.text(text)));
    }

    /**
     * A tick of the horizontal axis.
     *
     * @param index counted along the axis: every second label gives way where there is little room
     */
    void tick(int index, double x, String label) {
        line("tick", x, BOTTOM, x, BOTTOM + 5);
        text(index % 2 == 0 ? "x" : "x alt", x, BOTTOM + 22, label);
    }

    void horizontalAxis(String title) {
        text("axis middle", (LEFT + RIGHT) / 2, HEIGHT - 8, title);
    }

    String svg(String title, String description) {
        return """
                <svg viewBox="0 0 %d %d" role="img" aria-labelledby="%s-title %s-desc">
                <title id="%s-title">%s</title>
                <desc id="%s-desc">%s</desc>
                %s</svg>
                """.formatted(WIDTH, HEIGHT, id, id, id, Html.text(title), id, Html.text(description), marks);
    }
}
