package dev.relais.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.relais.RefusedInputException;
import dev.relais.account.Account;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.rules.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeskFileTest {
    private static final String BARE = "{'relais': 1, 'desk': 'd', 'queues': [], %s}";

    /** The faults of a desk that has nothing but some more members. */
    private static List<String> faults(String more) {
        return Desks.faults(BARE.formatted(more));
    }

    @Test
    void a_whole_desk_is_read() {
        DeskConfig desk = Desks.read(Desks.withRules(""));
        assertThat(desk.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(desk.accounts()).extracting(Account::id).containsExactly("x-bakery", "page");
        assertThat(desk.calendars().get(0).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(desk.agents().get(0).capacity()).isEqualTo(new Agent.Capacity(5, 3, 4));
        assertThat(desk.slas().get(0).resolution()).isEqualTo(Duration.ofHours(24));
        QueueConfig counter = desk.queues().get(0);
        assertThat(counter.order()).isEqualTo(QueueConfig.Order.PRIORITY);
        assertThat(counter.ladder()).hasSize(3);
        assertThat(counter.ladder().get(1).relax()).containsExactly("german");
        assertThat(counter.ladder().get(1).lower()).containsEntry("cakes", 1);
        assertThat(counter.offerTo()).isEqualTo(3);
        assertThat(counter.tail()).isEqualByComparingTo("0.1");
        assertThat(counter.stickyWait()).isEqualTo(Duration.ofMinutes(1));
        assertThat(counter.sticky()).isEqualTo(Duration.ofDays(1));
        assertThat(counter.awaiting())
                .containsExactly(
                        new QueueConfig.Awaiting(Duration.ZERO, new BigDecimal("0.5")),
                        new QueueConfig.Awaiting(Duration.ofHours(4), BigDecimal.ZERO));
        assertThat(desk.agents().get(0).shift()).isEqualTo("shop");
        assertThat(desk.rampUp()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void a_shift_is_a_calendar_of_the_desk() {
        assertThat(faults("'calendars': [{'id': 'office'}], 'agents': [{'id': 'a', 'shift': 'ofice'}]"))
                .containsExactly("/agents/0/shift: there is no calendar \"ofice\"; did you mean \"office\"?");
        assertThat(faults("'rampUp': 'PT0S'")).containsExactly("/rampUp: must be longer than zero");
    }

    @Test
    void a_step_of_escalation_says_when_it_comes_and_whom_it_names_exists() {
        String sla = "{'relais':1,'desk':'d','agents':[{'id':'lea'}],'queues':[{'id':'q'}],"
                + "'slas':[{'id':'s','escalate':[%s]}]}";
        assertThat(Desks.read(sla.formatted(
                                "{'target':'resolution','at':0.80,'notify':['lea'],'priority':'high','also':['q']},"
                                        + "{'after':'PT5M','handTo':'lea'}"))
                        .slas()
                        .get(0)
                        .escalate())
                .containsExactly(
                        new EscalationStep(
                                "resolution",
                                new BigDecimal("0.80"),
                                null,
                                List.of("lea"),
                                Priority.HIGH,
                                List.of("q"),
                                null),
                        new EscalationStep(null, null, Duration.ofMinutes(5), List.of(), null, List.of(), "lea"));
        assertThat(Desks.faults(
                        sla.formatted("{'notify':['lea']},{'at':1,'after':'PT1M'},{'at':1.5},{'at':1,'tell':[]}")))
                .containsExactly(
                        "/slas/0/escalate/0/at: missing; a step has \"at\", a share of the target, or \"after\", open time past due",
                        "/slas/0/escalate/1/after: a step has \"at\" or \"after\", not both",
                        "/slas/0/escalate/2/at: expected a share from 0 to 1",
                        "/slas/0/escalate/3/tell: unknown member; did you mean \"after\"?");
        assertThat(Desks.faults(sla.formatted(
                        "{'at':1,'target':'reply','notify':['leo'],'priority':'top','also':['r'],'handTo':'leo'}")))
                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactly(
                        "/slas/0/escalate/0/target",
                        "/slas/0/escalate/0/notify/0",
                        "/slas/0/escalate/0/priority",
                        "/slas/0/escalate/0/also/0",
                        "/slas/0/escalate/0/handTo");
    }

    @Test
    void what_was_promised_is_read_again_as_it_was() {
        DeskConfig desk = Desks.read(Desks.withRules(""));
        for (SlaConfig sla : desk.slas()) {
            BusinessCalendar calendar = desk.calendars().stream()
                    .filter(one -> one.id().equals(sla.calendar()))
                    .findFirst()
                    .orElse(null);
            Promise promise = new Promise(sla, calendar);
            assertThat(Promise.read(promise.text())).isEqualTo(promise).hasSameHashCodeAs(promise);
            assertThat(Promise.read(promise.text()).text()).isEqualTo(promise.text());
            assertThat(promise.version()).matches("[0-9a-f]{16}");
        }
        assertThat(desk.slas()).isNotEmpty();
    }

    @Test
    void what_waits_for_its_customer_never_weighs_more_again() {
        String queue = "{'relais':1,'desk':'d','queues':[{'id':'q','awaiting':[%s]}]}";
        assertThat(Desks.faults(
                        queue.formatted("{'after':'PT1H','share':0.5},{'after':'PT1H','share':0.6},{'share':1.5}")))
                .containsExactly("/queues/0/awaiting/2/share: expected a share from 0 to 1");
        assertThat(Desks.faults(queue.formatted("{'after':'PT1H','share':0.5},{'after':'PT1H','share':0.6}")))
                .containsExactly(
                        "/queues/0/awaiting/1/after: shares stand in time order; the one before holds from PT1H",
                        "/queues/0/awaiting/1/share: a share never rises again; the one before is 0.5");
        assertThat(Desks.faults(queue.formatted("{'after':'PT1H'}")))
                .containsExactly("/queues/0/awaiting/0/share: missing member");
    }

    @Test
    void what_is_left_out_has_its_default() {
        DeskConfig desk = Desks.read("{'relais': 1.0, 'desk': 'd', 'queues': [{'id': 'q'}]}");
        assertThat(desk.zone()).isEqualTo(ZoneId.of("UTC"));
        QueueConfig queue = desk.queues().get(0);
        assertThat(queue.order()).isEqualTo(QueueConfig.Order.SLACK);
        assertThat(queue.select()).isEqualTo(QueueConfig.Select.LONGEST_IDLE);
        assertThat(queue.ageing()).isEqualTo(Duration.ofMinutes(10));
        assertThat(desk.rules()).isEmpty();
    }

    @Test
    void null_as_ageing_is_strict_priority() {
        assertThat(Desks.read("{'relais':1,'desk':'d','queues':[{'id':'q','ageing':null}]}")
                        .queues()
                        .get(0)
                        .ageing())
                .isNull();
    }

    @Test
    void missing_members_are_named_where_they_would_stand() {
        assertThat(Desks.faults("{}"))
                .containsExactly("/relais: missing member", "/desk: missing member", "/queues: missing member");
        assertThat(faults("'rules': [{'id': 'r'}]"))
                .containsExactly("/rules/0/when: missing member", "/rules/0/then: missing member");
        assertThat(faults("'calendars': [{'hours': [{}]}]"))
                .containsExactly(
                        "/calendars/0/hours/0/days: missing member",
                        "/calendars/0/hours/0/from: missing member",
                        "/calendars/0/hours/0/to: missing member",
                        "/calendars/0/id: missing member");
    }

    @Test
    void unknown_members_are_named_with_the_nearest_known_name() {
        assertThat(faults("'rulez': []")).containsExactly("/rulez: unknown member; did you mean \"rules\"?");
        assertThat(faults("'accounts': [{'id': 'a', 'external/Id~': '1'}]"))
                .containsExactly("/accounts/0/external~1Id~0: unknown member; did you mean \"externalId\"?");
        assertThat(Desks.faults(Desks.when("{'langage': 'de'}")))
                .containsExactly("/rules/0/when/langage: unknown fact; did you mean \"language\"?");
        assertThat(Desks.faults(Desks.when("{'text': {'contain': 'x'}}")))
                .containsExactly("/rules/0/when/text/contain: unknown operator; did you mean \"contains\"?");
        assertThat(Desks.faults(Desks.when("{'customer.': 'x', 'host.': 1}"))).hasSize(2);
    }

    @Test
    void references_must_exist() {
        assertThat(Desks.faults(Desks.withRules("{'id': 'r', 'when': {'open.shup': true}, 'then': {'queue': 'count',"
                        + " 'sla': 'slow', 'preferAgent': 'kin', 'requires': {'germane': 1}}}")))
                .containsExactly(
                        "/rules/0/when/open.shup: there is no calendar \"shup\"; did you mean \"shop\"?",
                        "/rules/0/then/queue: there is no queue \"count\"; did you mean \"counter\"?",
                        "/rules/0/then/sla: there is no SLA \"slow\"; did you mean \"quick\"?",
                        "/rules/0/then/preferAgent: there is no agent \"kin\"; did you mean \"kim\"?",
                        "/rules/0/then/requires/germane: there is no skill \"germane\"; did you mean \"german\"?");
        assertThat(faults("'agents': [{'id': 'a', 'departments': ['x'], 'skills': {'y': 1}}]"))
                .hasSize(2);
        assertThat(faults("'slas': [{'id': 's', 'calendar': 'c'}]"))
                .containsExactly("/slas/0/calendar: there is no calendar \"c\"");
        assertThat(Desks.faults("{'relais':1,'desk':'d','queues':[{'id':'q','department':'d','sla':'s',"
                        + "'ladder':[{'relax':['a'],'lower':{'b':1},'also':['c']}]}]}"))
                .hasSize(5);
    }

    @Test
    void ids_are_unique_within_their_list_and_well_formed() {
        assertThat(faults("'skills': ['a', 'b', 'a']")).containsExactly("/skills/2: \"a\" stands in the list before");
        assertThat(faults("'accounts': [{'id': 'a'}, {'id': 'a'}]"))
                .containsExactly("/accounts/1/id: \"a\" stands in the list before");
        assertThat(faults("'skills': ['', 'é', 'a b', '" + "x".repeat(65) + "', '" + "x".repeat(64) + "', 'A-z_.9']"))
                .hasSize(4);
        assertThat(faults("'skills': ['a'], 'departments': ['a']")).isEmpty();
    }

    @Test
    void null_is_refused_but_for_the_queue_of_a_rule() {
        assertThat(Desks.faults(Desks.withRules("{'id': 'r', 'when': {}, 'then': {'queue': null}}")))
                .isEmpty();
        assertThat(Desks.faults(Desks.withRules("{'id': 'r', 'when': {}, 'then': {'priority': null, 'tags': null}}")))
                .containsExactly(
                        "/rules/0/then/priority: expected one of low, normal, high, urgent, found null",
                        "/rules/0/then/tags: expected a list, found null");
        assertThat(faults("'zone': null")).containsExactly("/zone: expected a string, found null");
    }

    @Test
    void weights_and_levels_are_whole_numbers_from_1() {
        for (String weight : List.of("0", "-1", "1.5", "1e10", "'1'", "true", "1e-999999999", "1e999999999")) {
            assertThat(Desks.faults(Desks.withRules("{'id': 'r', 'when': {}, 'then': {'weight': " + weight + "}}")))
                    .as(weight)
                    .hasSize(1);
        }
        for (String weight : List.of("1", "2.0", "1e3", "1000000000")) {
            assertThat(Desks.faults(Desks.withRules("{'id': 'r', 'when': {}, 'then': {'weight': " + weight + "}}")))
                    .as(weight)
                    .isEmpty();
        }
    }

    @Test
    void durations_times_dates_and_zones_are_checked() {
        for (String good : List.of("PT0S", "PT1.5S", "P1D", "P2W", "PT90M", "P1DT2H3M4S")) {
            assertThat(faults("'slas': [{'id': 's', 'resolution': '" + good + "'}]"))
                    .as(good)
                    .isEmpty();
        }
        for (String bad :
                List.of("", "P", "PT", "P1Y", "1h", "pt1m", "-PT1S", "PT-1S", "P1DT", "PT1", "P1W2D", "PT1S1M")) {
            assertThat(faults("'slas': [{'id': 's', 'resolution': '" + bad + "'}]"))
                    .as(bad)
                    .hasSize(1);
        }
        String extra = "'calendars': [{'id': 'c', 'extra': [{'date': '%s', 'from': '%s', 'to': '%s'}]}]";
        assertThat(faults(extra.formatted("2028-02-29", "09:00", "00:00:30"))).isEmpty();
        assertThat(faults(extra.formatted("2026-02-29", "9:00", "24:00"))).hasSize(3);
        assertThat(faults("'zone': 'Europe/Pariss'"))
                .containsExactly("/zone: there is no time zone \"Europe/Pariss\"; did you mean \"Europe/Paris\"?");
    }

    @Test
    void rungs_stand_in_time_order() {
        assertThat(Desks.faults("{'relais':1,'desk':'d','queues':[{'id':'q','ladder':["
                        + "{'after':'PT5M'},{'after':'PT2M'}]}]}"))
                .singleElement()
                .asString()
                .startsWith("/queues/0/ladder/1/after: rungs stand in time order");
    }

    @Test
    void at_most_twenty_faults_are_told_in_reading_order() {
        String desk = "{'relais': 2, 'x': 1, 'queues': [%s], 'desk': 3}"
                .formatted(String.join(",", java.util.Collections.nCopies(40, "{'ID': 'a'}")));
        List<String> faults = Desks.faults(desk);
        assertThat(faults).hasSize(20);
        assertThat(faults.get(0)).startsWith("/relais: expected 1");
        assertThat(faults.get(1)).startsWith("/x: unknown");
        assertThat(faults.get(2)).startsWith("/queues/0/ID: unknown");
        assertThat(faults.get(3)).startsWith("/queues/0/id: missing");
        assertThat(faults.get(4)).startsWith("/queues/1/ID");
    }

    @Test
    void what_is_not_json_is_named_with_line_and_column() {
        assertThatThrownBy(() -> Desks.read("{'relais': 1,\n 'desk': }"))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageStartingWith("desk.json:2:");
    }

    @Test
    void a_desk_is_an_object() {
        assertThat(Desks.faults("[]")).containsExactly(": expected an object, found a list");
        assertThat(Desks.faults("null")).containsExactly(": expected an object, found null");
        assertThat(Desks.faults("{'relais':1,'desk':'','queues':{},'rules':[1],'skills':[[]],'agents':'x'}"))
                .hasSize(5);
    }

    @Test
    void deep_conditions_are_read_up_to_the_limit_of_json() {
        int depth = 240;
        String deep = "{'not':".repeat(depth) + "{'language':'de'}" + "}".repeat(depth);
        assertThat(Desks.read(Desks.when(deep))
                        .ruleSet()
                        .evaluate(dev.relais.rules.Facts.none())
                        .decided())
                .isFalse();
        assertThat(Desks.faults(Desks.when("{'not':".repeat(600) + "{}" + "}".repeat(600))))
                .singleElement()
                .asString()
                .contains("nesting over 500 levels");
    }

    @Test
    void a_large_desk_with_many_faults_is_refused_in_good_time() {
        String queues = java.util.stream.IntStream.range(0, 20_000)
                .mapToObj(i -> "{'id':'q" + i + "','departmnt':'d'}")
                .collect(java.util.stream.Collectors.joining(","));
        assertThat(Desks.faults("{'relais':1,'desk':'d','queues':[" + queues + "]}"))
                .hasSize(20);
    }

    @Test
    void what_refers_to_a_list_that_cannot_be_read_is_not_another_fault() {
        String whole = Desks.withRules("{'id': 'r', 'when': {'open.shop': true},"
                + " 'then': {'queue': 'counter', 'sla': 'quick', 'preferAgent': 'kim', 'requires': {'cakes': 1}}}");
        assertThat(Desks.faults(whole.replace("[\"german\", \"cakes\"]", "7")))
                .containsExactly("/skills: expected a list, found a number");
        assertThat(Desks.faults(whole.replace("[\"shop\", \"press\"],\n \"skills\"", "[\"shop\", null],\n \"skills\"")))
                .containsExactly("/departments/1: expected a string, found null");
        assertThat(Desks.faults(whole.replace("{\"id\": \"shop\", \"hours\"", "{\"hours\"")))
                .containsExactly("/calendars/0/id: missing member");
        assertThat(Desks.faults(whole.replace("\"id\": \"quick\"", "\"id\": 7")))
                .containsExactly("/slas/0/id: expected a string, found a number");
        assertThat(Desks.faults(whole.replace("\"id\": \"kim\"", "\"id\": \"k m\"")))
                .singleElement()
                .asString()
                .startsWith("/agents/0/id: an id has");
        assertThat(Desks.faults(whole.replace("\"id\": \"counter\"", "\"id\": {}")))
                .containsExactly("/queues/0/id: expected a string, found an object");
    }

    @Test
    void thousands_of_unknown_names_beside_thousands_of_known_ones_are_refused_in_no_time() {
        String known =
                IntStream.range(0, 10_000).mapToObj(i -> "'skill-" + i + "'").collect(joining(","));
        String unknown =
                IntStream.range(0, 10_000).mapToObj(i -> "'skull-" + i + "': 1").collect(joining(","));
        String desk = BARE.formatted("'skills': [" + known + "], 'agents': [{'id': 'a', 'skills': {" + unknown + "}}]");
        List<String> faults = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Desks.faults(desk));
        assertThat(faults).hasSize(20);
        assertThat(faults.get(0))
                .isEqualTo("/agents/0/skills/skull-0: there is no skill \"skull-0\"; did you mean \"skill-0\"?");
    }
}
