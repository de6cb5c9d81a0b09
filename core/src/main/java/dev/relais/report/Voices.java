package dev.relais.report;

import dev.relais.report.Report.Question;
import dev.relais.report.Report.Unanswered;
import dev.relais.report.Report.UnansweredMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What customers said: public messages that nobody dealt with, and what they ask most. */
final class Voices {
    private static final int OPEN = 8;
    private static final int QUESTIONS = 10;
    private static final int LENGTH = 500;
    private static final int NAME = 80;

    private final Setting setting;

    Voices(Setting setting) {
        this.setting = setting;
    }

    String unanswered() {
        Unanswered unanswered = setting.report().unanswered();
        if (unanswered.count() == 0) {
            return section("unanswered", setting.html("unanswered.none"), "");
        }
        List<UnansweredMessage> oldest = unanswered.oldest();
        List<UnansweredMessage> first = oldest.subList(0, Math.min(OPEN, oldest.size()));
        List<UnansweredMessage> rest = oldest.subList(first.size(), oldest.size());
        String note = unanswered.count() == oldest.size()
                ? setting.html("unanswered.note")
                : setting.html("unanswered.listed", "n", setting.number(oldest.size()));
        String more = rest.isEmpty()
                ? ""
                : "<details>\n<summary>%s</summary>\n<ol class=\"voices\" start=\"%d\">\n%s</ol>\n</details>\n"
                        .formatted(
                                Html.text(setting.count("unanswered.more", rest.size())),
                                first.size() + 1,
                                messages(rest));
        return section(
                "unanswered",
                Html.text(setting.count("unanswered", unanswered.count())),
                "<p class=\"note\">%s</p>\n<ol class=\"voices\">\n%s</ol>\n%s".formatted(note, messages(first), more));
    }

    private String messages(List<UnansweredMessage> messages) {
        return messages.stream().map(this::message).collect(Collectors.joining());
    }

    private String message(UnansweredMessage message) {
        Duration age = Duration.between(message.at(), setting.report().period().until());
        String author = message.author() == null ? "" : "<b>" + Html.name(cut(message.author(), NAME)) + "</b> · ";
        String queue = message.queue() == null ? "" : " · " + Html.name(cut(message.queue(), NAME));
        String text = message.text().isBlank()
                ? "<p class=\"gone\">" + setting.html("unanswered.gone") + "</p>"
                : "<p dir=\"auto\">" + Html.text(cut(message.text(), LENGTH)) + "</p>";
        return """
                <li><span class="big">%s</span><div>%s
                <p class="meta">%s%s · %s%s · <time datetime="%s">%s</time> · <bdi class="id">%s</bdi></p></div></li>
                """.formatted(
                        Html.text(setting.formats().duration(age.isNegative() ? Duration.ZERO : age)),
                        text,
                        author,
                        name("network", message.network()),
                        name("surface", message.surface()),
                        queue,
                        message.at(),
                        Html.text(setting.formats().time(message.at())),
                        Html.text(cut(message.conversation(), NAME)));
    }

    private String name(String kind, String id) {
        return Html.name(cut(setting.words().name(kind, id), NAME));
    }

    String questions() {
        List<Question> questions = setting.report().questions();
        if (questions.isEmpty()) {
            return section("questions", setting.html("questions.none"), "");
        }
        String list = questions.stream().limit(QUESTIONS).map(this::question).collect(Collectors.joining());
        return section("questions", setting.html("questions"), "<ol class=\"voices\">\n" + list + "</ol>\n");
    }

    private String question(Question question) {
        List<String> examples =
                question.examples().stream().filter(text -> !text.isBlank()).toList();
        String folded = examples.isEmpty()
                ? ""
                : "<details><summary>%s</summary><ul>%s</ul></details>"
                        .formatted(
                                Html.text(setting.count("examples", examples.size())),
                                examples.stream()
                                        .map(text -> "<li dir=\"auto\">" + Html.text(cut(text, LENGTH)) + "</li>")
                                        .collect(Collectors.joining()));
        String text = Stream.of(question.text())
                .filter(one -> !one.isBlank())
                .map(one -> "<p dir=\"auto\">" + Html.text(cut(one, LENGTH)) + "</p>")
                .findFirst()
                .orElse("<p class=\"gone\">" + setting.html("unanswered.gone") + "</p>");
        return "<li><span class=\"big\">%s</span><div>%s\n%s</div></li>\n"
                .formatted(Html.text(setting.number(question.count())), text, folded);
    }

    private static String section(String id, String heading, String rest) {
        return "<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">%s</h2>\n%s</section>\n"
                .formatted(id, id, id, heading, rest);
    }

    /** At most so many characters, never half of one. */
    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }
}
