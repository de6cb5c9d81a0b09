package dev.relais.report;

/** What every part of a page is written from. */
record Setting(Report report, ReportLanguage words, Formats formats) {
    static Setting of(Report report, ReportLanguage words) {
        return new Setting(report, words, new Formats(words, report.zone()));
    }

    /** Words, ready to stand in a page. */
    String html(String key) {
        return Html.text(words.text(key));
    }

    /** Words with plain values, ready to stand in a page. */
    String html(String key, String... namesAndValues) {
        return Html.text(words.say(key, namesAndValues));
    }

    /** {@code 1 message}, {@code 1,204 messages}. */
    String count(String key, long n) {
        return words.count(key, n, formats.number(n));
    }

    String number(long n) {
        return formats.number(n);
    }

    String metric(String id) {
        return words.find("metric." + id + ".name").orElse(id);
    }
}
