package dev.relais.lint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Desk files such as careful people write: different in size and content, and nothing wrong with any of them. */
final class CleanDesks {
    private static final List<String> DEPARTMENTS = List.of("care", "press", "sales", "tech");
    private static final List<String> SKILLS = List.of("french", "german", "billing", "devices");
    private static final List<String> LANGUAGES = List.of("fr", "de", "es", "it", "pl");
    private static final List<String> NETWORKS = List.of("x", "facebook", "instagram");

    private final RandomGenerator random;
    private final ObjectNode desk = StrictJson.object().put("relais", 1).put("desk", "clean");
    private final List<String> departments;
    private final List<String> skills;
    /** Skill → the level that a rule requires. */
    private final ObjectNode required = StrictJson.object();

    private CleanDesks(long seed) {
        this.random = new SplittableRandom(seed);
        this.departments = DEPARTMENTS.subList(0, 2 + random.nextInt(3));
        this.skills = SKILLS.subList(0, 2 + random.nextInt(3));
    }

    /** The same for the same seed. */
    static ObjectNode desk(long seed) {
        return new CleanDesks(seed).write();
    }

    private ObjectNode write() {
        desk.put("zone", random.nextBoolean() ? "Europe/Paris" : "UTC");
        ArrayNode accounts = desk.putArray("accounts");
        for (int i = 0; i <= random.nextInt(3); i++) {
            accounts.addObject()
                    .put("id", "account-" + i)
                    .put("network", NETWORKS.get(i))
                    .put("externalId", "" + i);
        }
        departments.forEach(desk.putArray("departments")::add);
        skills.forEach(desk.putArray("skills")::add);
        calendars();
        desk.putArray("slas")
                .addObject()
                .put("id", "social")
                .put("calendar", "office")
                .put("firstResponse", "PT15M");
        agents();
        ArrayNode queues = desk.putArray("queues");
        rules();
        departments.forEach(department -> queue(queues.addObject(), department));
        return desk;
    }

    private void calendars() {
        ObjectNode hours = desk.putArray("calendars")
                .addObject()
                .put("id", "office")
                .putArray("hours")
                .addObject();
        List.of("MO", "TU", "WE", "TH", "FR").forEach(hours.putArray("days")::add);
        hours.put("from", "09:00").put("to", random.nextBoolean() ? "17:00" : "18:30");
    }

    /** In each department one who knows everything, and beginners. */
    private void agents() {
        ArrayNode agents = desk.putArray("agents");
        for (String department : departments) {
            ObjectNode senior = agent(agents, department);
            skills.forEach(skill -> ((ObjectNode) senior.get("skills")).put(skill, 5));
            for (int i = random.nextInt(3); i > 0; i--) {
                ((ObjectNode) agent(agents, department).get("skills")).put(one(skills), 1 + random.nextInt(4));
            }
        }
    }

    private ObjectNode agent(ArrayNode agents, String department) {
        ObjectNode agent = agents.addObject().put("id", "agent-" + agents.size());
        agent.putArray("departments").add(department);
        agent.putObject("skills");
        ObjectNode capacity = agent.putObject("capacity").put("total", 4 + random.nextInt(6));
        if (random.nextBoolean()) {
            capacity.put("public", 4).put("private", 4);
        }
        return agent;
    }

    private void queue(ObjectNode queue, String department) {
        queue.put("id", department).put("department", department).put("sla", "social");
        if (random.nextBoolean()) {
            queue.put("bound", "PT4H");
        }
        if (random.nextInt(3) > 0) {
            ladder(queue.putArray("ladder"), department);
        }
    }

    private void ladder(ArrayNode ladder, String department) {
        if (random.nextBoolean()) {
            ladder.addObject().put("after", "PT0S");
        }
        int minutes = 1;
        for (String skill : skills) {
            int level = required.path(skill).asInt();
            if (level > 1 && random.nextBoolean()) {
                ladder.addObject()
                        .put("after", "PT" + minutes++ + "M")
                        .putObject("lower")
                        .put(skill, level - 1);
            }
            if (level > 0 && random.nextBoolean()) {
                ladder.addObject()
                        .put("after", "PT" + minutes++ + "M")
                        .putArray("relax")
                        .add(skill);
            }
        }
        for (String other : departments) {
            if (!other.equals(department) && random.nextInt(3) == 0) {
                ladder.addObject()
                        .put("after", "PT" + minutes++ + "M")
                        .putArray("also")
                        .add(other);
            }
        }
    }

    private void rules() {
        List<ObjectNode> rules = new ArrayList<>();
        for (String department : departments) {
            rules.add(rule("to-" + department, queue(department)));
        }
        int more = random.nextInt(6);
        for (int i = 0; i < more; i++) {
            ObjectNode then = random.nextBoolean() ? queue(one(departments)) : StrictJson.object();
            then.putArray("tags").add("tag-" + i);
            rules.add(rule("more-" + i, then));
        }
        for (String skill : skills) {
            if (random.nextBoolean()) {
                int level = 2 + random.nextInt(4);
                required.put(skill, level);
                ObjectNode then = StrictJson.object();
                then.putObject("requires").put(skill, level);
                rules.add(rule("needs-" + skill, then));
            }
        }
        ArrayNode list = desk.putArray("rules");
        if (random.nextBoolean()) {
            ObjectNode spam = list.addObject().put("id", "spam");
            spam.putObject("when").putObject("spam").put("gte", 0.95);
            spam.putObject("then").putNull("queue").put("stop", true);
        }
        rules.forEach(list::add);
        ObjectNode otherwise = list.addObject().put("id", "otherwise");
        otherwise.putObject("when");
        otherwise.set("then", queue(departments.get(0)).put("priority", "low"));
    }

    private ObjectNode queue(String department) {
        ObjectNode then = StrictJson.object().put("queue", department);
        if (random.nextBoolean()) {
            then.put("priority", one(List.of("normal", "high", "urgent")));
        }
        if (random.nextInt(3) == 0) {
            then.put("weight", 2 + random.nextInt(2));
        }
        return then;
    }

    /** Each rule looks for a word of its own, so that none is hidden by another. */
    private ObjectNode rule(String id, ObjectNode then) {
        ObjectNode rule = StrictJson.object().put("id", id);
        ObjectNode when = rule.putObject("when");
        String word = id.replace("-", "");
        switch (random.nextInt(5)) {
            case 0 -> when.put("topics", word);
            case 1 -> when.putObject("text").putArray("anyWord").add(word).add(word + "s");
            case 2 -> when.putObject("hashtags").putArray("in").add(word).add("the" + word);
            case 3 -> when.put("customer.segment", word);
            default -> {
                ArrayNode any = when.putArray("any");
                any.addObject().putObject("text").put("contains", word);
                any.addObject().put("topic", word);
            }
        }
        if (random.nextBoolean()) {
            extra(when);
        }
        rule.set("then", then);
        return rule;
    }

    private void extra(ObjectNode when) {
        switch (random.nextInt(7)) {
            case 0 -> when.putObject("sentiment").put("lt", -0.1 * random.nextInt(9));
            case 1 -> when.putObject("hour").put("gte", 8).put("lt", 20);
            case 2 -> when.put("open.office", random.nextBoolean());
            case 3 -> when.put("language", one(LANGUAGES));
            case 4 -> when.putObject("not").put("visibility", "private");
            case 5 -> when.putObject("author.followers").put("gt", random.nextInt(10_000));
            default -> when.putObject("weekday").putArray("in").add("SA").add("SU");
        }
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
