package dev.relais.report;

import org.jspecify.annotations.Nullable;

/**
 * A plot that fills any width: its horizontal places are percentages, its vertical ones pixels, so type and lines keep
 * their size on a phone. Colours come from the page's style. Every mark may carry words, which a pointer shows.
 */
final class Chart {
    static final int TOP = 12;

    private final String id;
    private final int height;
    private final StringBuilder marks = new StringBuilder();
    private long most = 1;
    private boolean axis = true;

    /**
     * @param id prefix of the ids in it, unique in the page
     * @param height of the plot between its axes, in pixels
     */
    Chart(String id, int height) {
        this.id = id;
        this.height = height;
    }

    int bottom() {
        return TOP + height;
    }

    /** A vertical axis over counts with round steps, from zero to at least {@code largest}. */
    void counts(long largest, Formats formats) {
        long step = Ticks.countStep(Math.max(1, largest));
        most = (Math.max(1, largest) + step - 1) / step * step;
        for (long tick = 0; tick <= most; tick += step) {
            line(tick == 0 ? "base" : "grid", 0, y(tick), 100, y(tick));
            beside(y(tick) + 4, formats.number(tick));
        }
    }

    /** A label left of the plot. */
    void beside(double y, String label) {
        marks.append("<text class=\"y\" x=\"-8\" y=\"%s\">%s</text>\n".formatted(Svg.at(y), Html.text(label)));
    }

    double y(long count) {
        return bottom() - (double) height * count / most;
    }

    /** A column that stands on {@code below} counts; nothing where it counts nothing. */
    void column(String style, double left, double width, long below, long count, @Nullable String words) {
        if (count > 0) {
            double upper = y(below + count);
            rect(style, left, width, upper, y(below) - upper, Long.toString(count), words);
        }
    }

    /** A rectangle that says which value it stands for. */
    void rect(
            String style,
            double left,
            double width,
            double upper,
            double height,
            String value,
            @Nullable String words) {
        marks.append("<rect class=\"%s\" x=\"%s%%\" y=\"%s\" width=\"%s%%\" height=\"%s\" data-value=\"%s\""
                .formatted(style, at(left), Svg.at(upper), at(width), Svg.at(height), value));
        end("rect", words);
    }

    /** A full-height field without colour that answers to the pointer. */
    void field(double left, double width, String words) {
        marks.append("<rect class=\"field\" x=\"%s%%\" y=\"%d\" width=\"%s%%\" height=\"%d\""
                .formatted(at(left), TOP, at(width), height));
        end("rect", words);
    }

    void dot(String style, double x, long value) {
        marks.append("<circle class=\"%s\" cx=\"%s%%\" cy=\"%s\" r=\"3\" data-value=\"%d\"/>\n"
                .formatted(style, at(x), Svg.at(y(value)), value));
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        marks.append("<line class=\"%s\" x1=\"%s%%\" y1=\"%s\" x2=\"%s%%\" y2=\"%s\"/>\n"
                .formatted(style, at(x1), Svg.at(y1), at(x2), Svg.at(y2)));
    }

    void text(String style, double x, double y, String text) {
        marks.append("<text class=\"%s\" x=\"%s%%\" y=\"%s\">%s</text>\n"
                .formatted(style, at(x), Svg.at(y), Html.text(text)));
    }

    /** A name above a bar; what is too wide is cut off before the number at the other end. */
    void name(double y, String text) {
        marks.append("<svg y=\"%s\" width=\"80%%\" height=\"18\"><text class=\"name\" y=\"13\">%s</text></svg>\n"
                .formatted(Svg.at(y), Html.text(text)));
    }

    /** A tick of the horizontal axis; every second label gives way where there is little room. */
    void tick(int index, double x, String label) {
        line("tick", x, bottom(), x, bottom() + 5.0);
        text(index % 2 == 0 ? "x" : "x alt", x, bottom() + 20.0, label);
    }

    /** Shapes whose horizontal places count to 1,000 over the whole width, and whose vertical ones are pixels. */
    void shapes(String paths) {
        marks.append(
                "<svg class=\"shapes\" viewBox=\"0 0 1000 %d\" width=\"100%%\" height=\"%d\" preserveAspectRatio=\"none\">\n%s</svg>\n"
                        .formatted(outer(), outer(), paths));
    }

    private int outer() {
        return bottom() + (axis ? 28 : 0);
    }

    /** It has no horizontal axis, and so no room for one. */
    Chart withoutAxis() {
        axis = false;
        return this;
    }

    private void end(String tag, @Nullable String words) {
        marks.append(words == null ? "/>\n" : "><title>" + Html.text(words) + "</title></" + tag + ">\n");
    }

    /** A percentage, with a third decimal so that hundreds of columns stand even. */
    static String at(double percent) {
        double rounded = Math.round(percent * 1000) / 1000.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    String svg(String style, String title, String description) {
        return """
                <svg class="%s" width="100%%" height="%d" role="img" aria-labelledby="%s-t %s-d">
                <title id="%s-t">%s</title>
                <desc id="%s-d">%s</desc>
                %s</svg>
                """.formatted(style, outer(), id, id, id, Html.text(title), id, Html.text(description), marks);
    }
}
