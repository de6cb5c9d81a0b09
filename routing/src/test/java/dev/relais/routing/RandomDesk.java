package dev.relais.routing;

import dev.relais.config.DeskConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A desk of six agents and four queues with all there is to choose by. */
final class RandomDesk {
    static final List<String> SKILLS = List.of("french", "english", "billing");

    private RandomDesk() {}

    static DeskConfig of(RandomGenerator random) {
        return Bench.desk(agents(random), queues(random));
    }

    private static String agents(RandomGenerator random) {
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            List<String> skills = new ArrayList<>();
            SKILLS.forEach(skill -> skills.add("'%s': %d".formatted(skill, 1 + random.nextInt(4))));
            skills.remove(random.nextInt(3));
            List<String> bounds = new ArrayList<>();
            if (random.nextInt(5) > 0) {
                bounds.add("'total': " + (1 + random.nextInt(5)));
            }
            if (random.nextBoolean() || bounds.isEmpty()) {
                bounds.add("'public': " + (1 + random.nextInt(3)));
                bounds.add("'private': " + (1 + random.nextInt(3)));
            }
            String departments =
                    List.of("'care'", "'press'", "'care', 'press'", "").get(random.nextInt(4));
            agents.add("{'id': 'a%d', 'departments': [%s], 'skills': {%s}, 'capacity': {%s}}"
                    .formatted(i, departments, String.join(", ", skills), String.join(", ", bounds)));
        }
        return String.join(", ", agents);
    }

    private static String queues(RandomGenerator random) {
        List<String> orders = List.of(
                "fifo', 'bound': 'PT9M",
                "priority', 'ageing': 'PT2M",
                "slack', 'tail': 0, 'bound': 'PT20M",
                "slack', 'tail': 0, 'ageing': 'PT1M");
        List<String> selects = List.of("longest-idle", "least-loaded", "most-skilled", "round-robin");
        int shift = random.nextInt(4);
        List<String> queues = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String department = i == 3 ? "" : "'department': '%s', ".formatted(i == 1 ? "press" : "care");
            queues.add("""
                {'id': 'q%d', %s'order': '%s', 'select': '%s', 'offer': 'PT%dS',
                 'ladder': [{'after': 'PT0S'}, {'after': 'PT%dS', 'relax': ['billing'], 'lower': {'french': 2}},
                            {'after': 'PT%dS', 'relax': ['english'], 'also': ['q%d']}]}
                """.formatted(
                            i,
                            department,
                            orders.get(random.nextInt(4)),
                            selects.get((i + shift) % 4),
                            30 + i,
                            random.nextInt(300),
                            300 + random.nextInt(300),
                            (i + 1) % 4));
        }
        return String.join(", ", queues);
    }
}
