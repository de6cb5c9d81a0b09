package dev.relais.config;

import dev.relais.account.Account;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a desk file says. Every reference in it exists, and ids are unique within their list.
 *
 * <p>Immutable and thread-safe.
 *
 * @param desk its name
 * @param zone in which the facts {@code hour} and {@code weekday} are told
 * @param accounts in file order, like all the others
 * @param departments ids
 * @param skills ids
 * @param calendars with the desk's zone where they give none
 * @param slas service levels
 * @param agents who answers
 * @param queues where conversations wait
 * @param rules in their order
 * @param rampUp over how long whoever becomes available gets room for the whole of his total; null: he has it at once
 */
public record DeskConfig(
        String desk,
        ZoneId zone,
        List<Account> accounts,
        List<String> departments,
        List<String> skills,
        List<BusinessCalendar> calendars,
        List<SlaConfig> slas,
        List<Agent> agents,
        List<QueueConfig> queues,
        List<Rule> rules,
        @Nullable Duration rampUp) {
    /** Copies the lists; the rules get the pointers that they have in the desk file. */
    public DeskConfig {
        accounts = List.copyOf(accounts);
        departments = List.copyOf(departments);
        skills = List.copyOf(skills);
        calendars = List.copyOf(calendars);
        slas = List.copyOf(slas);
        agents = List.copyOf(agents);
        queues = List.copyOf(queues);
        rules = RuleSet.listed(rules);
    }

    /** A desk whose agents have all of their room as soon as they are available. */
    public DeskConfig(
            String desk,
            ZoneId zone,
            List<Account> accounts,
            List<String> departments,
            List<String> skills,
            List<BusinessCalendar> calendars,
            List<SlaConfig> slas,
            List<Agent> agents,
            List<QueueConfig> queues,
            List<Rule> rules) {
        this(desk, zone, accounts, departments, skills, calendars, slas, agents, queues, rules, null);
    }

    /**
     * A name for what decides where a conversation goes: 16 hexadecimal digits that follow from rules, queues, agents and the
     * steps of escalation, and from nothing else. Decisions carry it, so that one can tell under which policy they were made.
     */
    public String policyVersion() {
        return PolicyVersion.of(this);
    }

    /** The rules, ready to be asked. */
    public RuleSet ruleSet() {
        Map<String, String> slaOfQueue = new HashMap<>();
        for (QueueConfig queue : queues) {
            String sla = queue.sla();
            if (sla != null) {
                slaOfQueue.put(queue.id(), sla);
            }
        }
        return new RuleSet(rules, slaOfQueue);
    }
}
