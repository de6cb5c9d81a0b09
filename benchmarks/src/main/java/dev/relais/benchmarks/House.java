package dev.relais.benchmarks;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** The desk on which everything is measured. */
public final class House {
    /** A moment in the opening hours; time stands still while one measures. */
    public static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    static final InstantSource CLOCK = InstantSource.fixed(NOW);

    /** Rules that look at the text, the network and what analysis says; a queue with a service level; one agent. */
    public static final DeskConfig CONFIG =
            DeskFile.read("house.json", """
            {'relais': 1, 'desk': 'lumenia', 'zone': 'Europe/Paris',
             'accounts': [
              {'id': 'x-lumenia', 'network': 'x', 'externalId': '4400000000000000001', 'handle': 'lumenia', 'name': 'Lumenia'},
              {'id': 'fb-lumenia', 'network': 'facebook', 'externalId': '100200300400500', 'name': 'Lumenia France'}],
             'departments': ['care', 'press'],
             'skills': ['french', 'english'],
             'calendars': [{'id': 'office', 'hours': [{'days': ['MO', 'TU', 'WE', 'TH', 'FR'], 'from': '08:00', 'to': '20:00'}]}],
             'slas': [{'id': 'social', 'calendar': 'office', 'firstResponse': 'PT10M', 'nextResponse': 'PT20M', 'resolution': 'PT4H'}],
             'agents': [{'id': 'lea', 'name': 'Léa Martin', 'departments': ['care'], 'skills': {'english': 4}, 'capacity': {'total': 3}}],
             'queues': [
              {'id': 'care', 'department': 'care', 'sla': 'social', 'order': 'slack', 'select': 'longest-idle', 'offer': 'PT45S'},
              {'id': 'press', 'department': 'press', 'sla': 'social', 'offer': 'PT2M'}],
             'rules': [
              {'id': 'spam', 'when': {'spam': {'gte': 0.6}}, 'then': {'tags': ['spam'], 'queue': null, 'stop': true}},
              {'id': 'press', 'when': {'text': {'anyWord': ['journalist', 'reporter', 'interview']}}, 'then': {'queue': 'press', 'priority': 'high'}},
              {'id': 'angry', 'when': {'sentiment': {'lt': -0.3}}, 'then': {'priority': 'urgent', 'tags': ['angry']}},
              {'id': 'repair', 'when': {'text': {'anyWord': ['repair', 'repaired', 'broken']}}, 'then': {'queue': 'care', 'tags': ['repair']}},
              {'id': 'french', 'when': {'language': 'fr'}, 'then': {'queue': 'care', 'requires': {'french': 2}}},
              {'id': 'otherwise', 'when': {}, 'then': {'queue': 'care'}}]}
            """.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

    private House() {}
}
