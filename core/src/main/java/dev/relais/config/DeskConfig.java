package dev.relais.config;

import dev.relais.account.Account;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        List<Rule> rules) {
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
