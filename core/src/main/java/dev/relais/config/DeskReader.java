package dev.relais.config;

import dev.relais.account.Account;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.calendar.HolidaySource;
import dev.relais.config.Agent.Capacity;
import dev.relais.json.Members;
import dev.relais.json.Place;
import dev.relais.rules.Rule;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a desk out of a document; what is wrong with it stands in the faults. */
final class DeskReader {
    private final Place root;
    private final Ids ids;
    private final HolidayReader holidayReader;

    /** @param holidays null: a desk that names holidays is refused */
    DeskReader(Place root, @Nullable HolidaySource holidays) {
        this.root = root;
        this.holidayReader = new HolidayReader(holidays);
        this.ids = Ids.of(root.node());
    }

    /** The desk; worth something only if there were no faults. */
    @Nullable
    DeskConfig read() {
        Members desk = root.members(Shapes.DESK);
        if (desk == null) {
            return null;
        }
        desk.required("relais", DeskReader::version);
        String name = desk.required("desk", Place::text);
        ZoneId zone = desk.optional("zone", Times::zone, ZoneId.of("UTC"));
        RuleReader ruleReader = new RuleReader(ids);
        QueueReader queueReader = new QueueReader(ids);
        SlaReader slaReader = new SlaReader(ids);
        List<Account> accounts = listed(desk, "accounts", DeskReader::account);
        List<String> departments = listed(desk, "departments", Place::id);
        List<String> skills = listed(desk, "skills", Place::id);
        List<BusinessCalendar> calendars =
                listed(desk, "calendars", place -> CalendarReader.read(place, zone, holidayReader));
        List<SlaConfig> slas = listed(desk, "slas", slaReader::read);
        List<Agent> agents = listed(desk, "agents", this::agent);
        desk.required("queues", place -> place);
        List<QueueConfig> queues = listed(desk, "queues", queueReader::read);
        List<Rule> rules = listed(desk, "rules", ruleReader::read);
        return new DeskConfig(
                name == null ? "" : name,
                zone,
                accounts,
                departments,
                skills,
                calendars,
                slas,
                agents,
                queues,
                rules,
                desk.optional("rampUp", Times::positive));
    }

    /** A list whose ids are unique. */
    private static <T> List<T> listed(Members desk, String name, Function<Place, @Nullable T> reader) {
        Set<String> seen = new HashSet<>();
        return desk.list(name, place -> {
            T element = reader.apply(place);
            Place id = place.node().has("id") ? place.child("id") : place;
            if (id.node().isTextual() && !seen.add(id.node().textValue())) {
                id.fault("\"" + Place.shown(id.node().textValue()) + "\" stands in the list before");
            }
            return element;
        });
    }

    private static @Nullable BigDecimal version(Place place) {
        BigDecimal version = place.number();
        return version != null && version.compareTo(BigDecimal.ONE) != 0
                ? place.fault("expected 1, the version of the format that this program reads")
                : version;
    }

    private static @Nullable Account account(Place place) {
        Members account = place.members(Shapes.ACCOUNT);
        if (account == null) {
            return null;
        }
        String id = account.required("id", Place::id);
        return new Account(
                id == null ? "" : id,
                account.optional("network", Place::text),
                account.optional("externalId", Place::text),
                account.optional("handle", Place::anyText),
                account.optional("name", Place::anyText));
    }

    static @Nullable BigDecimal share(Place place) {
        BigDecimal share = place.number();
        return share != null && (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0)
                ? place.fault("expected a share from 0 to 1")
                : share;
    }

    private @Nullable Agent agent(Place place) {
        Members agent = place.members(Shapes.AGENT);
        if (agent == null) {
            return null;
        }
        String id = agent.required("id", Place::id);
        List<String> departments =
                agent.list("departments", member -> member.reference("department", ids.departments()));
        Map<String, Integer> skills = agent.map("skills", "skill", ids.skills(), level -> level.whole(1));
        return new Agent(
                id == null ? "" : id,
                agent.optional("name", Place::anyText),
                departments.stream().distinct().toList(),
                skills,
                agent.optional("capacity", DeskReader::capacity, Capacity.UNBOUNDED),
                agent.optional("shift", calendar -> calendar.reference("calendar", ids.calendars())));
    }

    private static @Nullable Capacity capacity(Place place) {
        Members capacity = place.members(Shapes.CAPACITY);
        return capacity == null
                ? null
                : new Capacity(
                        capacity.optional("total", units -> units.whole(0)),
                        capacity.optional("public", units -> units.whole(0)),
                        capacity.optional("private", units -> units.whole(0)));
    }
}
