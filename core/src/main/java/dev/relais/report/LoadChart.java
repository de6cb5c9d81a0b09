package dev.relais.report;

import dev.relais.report.Bars.Bar;
import dev.relais.report.Report.Load;
import dev.relais.report.Report.TopicCount;
import java.util.Comparator;
import java.util.List;

/** Who had how much to do, and what it was about: the most first, and how many more there are. */
final class LoadChart {
    static final int SHOWN = 12;
    static final int LISTED = 500;

    private final Setting setting;

    LoadChart(Setting setting) {
        this.setting = setting;
    }

    /** @param id {@code departments} or {@code agents} */
    String load(String id, List<Load> unsorted) {
        List<Load> loads = unsorted.stream()
                .sorted(Comparator.comparingLong(Load::conversations).reversed())
                .toList();
        if (loads.isEmpty() || loads.get(0).conversations() + loads.get(0).replies() == 0) {
            return Panel.empty(id, setting.words().text(id + ".empty"));
        }
        List<Bar> bars = loads.stream().limit(SHOWN).map(this::bar).toList();
        DataTable table = new DataTable(
                setting,
                setting.words().text(id + ".caption"),
                List.of(
                        setting.words().text(id + ".who"),
                        setting.words().text("load.conversations"),
                        setting.words().text("load.replies"),
                        setting.words().text("load.work"),
                        setting.words().text("load.utilisation"),
                        setting.words().text("load.occupancy")));
        loads.stream().limit(LISTED).forEach(load -> row(table, load));
        if (loads.size() > LISTED) {
            table.note(setting.count("more", loads.size() - LISTED));
        }
        String title = setting.words()
                .say(
                        id + ".title",
                        "name",
                        Bars.shown(loads.get(0).name()),
                        "conversations",
                        setting.count("conversations", loads.get(0).conversations()));
        return figure(
                id, title, bars, "work", "work", loads.size() - bars.size(), key("work", "load.conversations"), table);
    }

    private Bar bar(Load load) {
        String words = setting.words()
                .say(
                        "load.point",
                        "name",
                        load.name(),
                        "conversations",
                        setting.count("conversations", load.conversations()),
                        "replies",
                        setting.count("replies", load.replies()));
        return new Bar(load.name(), load.conversations(), 0, setting.number(load.conversations()), words);
    }

    private void row(DataTable table, Load load) {
        Double utilisation = load.utilisation();
        Double occupancy = load.occupancy();
        table.row(
                Html.name(load.name()),
                setting.number(load.conversations()),
                setting.number(load.replies()),
                setting.formats().duration(load.work()),
                utilisation == null ? Formats.NONE : setting.formats().share(utilisation),
                occupancy == null ? Formats.NONE : setting.formats().share(occupancy));
    }

    String topics() {
        List<TopicCount> topics = setting.report().topics();
        if (topics.isEmpty()) {
            return Panel.empty("topics", setting.words().text("topics.empty"));
        }
        List<Bar> bars = topics.stream().limit(SHOWN).map(this::bar).toList();
        DataTable table = new DataTable(
                setting,
                setting.words().text("topics.caption"),
                List.of(
                        setting.words().text("topics.topic"),
                        setting.words().text("topics.messages"),
                        setting.words().text("topics.negative")));
        topics.stream()
                .limit(LISTED)
                .forEach(topic -> table.row(
                        Html.name(topic.topic()), setting.number(topic.messages()), setting.number(topic.negative())));
        if (topics.size() > LISTED) {
            table.note(setting.count("more", topics.size() - LISTED));
        }
        String title = setting.words()
                .say(
                        "topics.title",
                        "topic",
                        Bars.shown(topics.get(0).topic()),
                        "messages",
                        setting.count("messages", topics.get(0).messages()));
        String key = key("received", "topics.messages") + key("negative", "topics.negative");
        return figure("topics", title, bars, "received", "negative", topics.size() - bars.size(), key, table);
    }

    private Bar bar(TopicCount topic) {
        String words = setting.words()
                .say(
                        "topics.point",
                        "topic",
                        topic.topic(),
                        "messages",
                        setting.count("messages", topic.messages()),
                        "negative",
                        setting.number(topic.negative()));
        return new Bar(topic.topic(), topic.messages(), topic.negative(), setting.number(topic.messages()), words);
    }

    private String key(String style, String key) {
        return Panel.key(style, setting.words().text(key));
    }

    private String figure(
            String id, String title, List<Bar> bars, String whole, String part, int more, String key, DataTable table) {
        String rest = more == 0 ? "" : "<p class=\"note\">" + Html.text(setting.count("more.shown", more)) + "</p>\n";
        String svg = Bars.svg(
                id,
                bars,
                whole,
                part,
                setting.words().text(id + ".caption"),
                setting.words().text("figures.below"));
        return Panel.figure(id, false, title, key, svg + rest, table.behind());
    }
}
