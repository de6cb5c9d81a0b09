package dev.relais.testkit;

import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.RateWindows.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of the table of what X's API takes. Immutable once the table is made. */
final class XRoute {
    /** Whose token a call carries. */
    enum Scheme {
        USER,
        APPLICATION,
        NOBODY
    }

    /** Judges a call whose form is in order; what it returns does what the call asks for. */
    interface Handler {
        Supplier<Effect> judge(XRequest request);
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    final String method;
    final String template;
    final Set<Scheme> schemes;
    private final Pattern path;
    private final List<Pattern> variables = new ArrayList<>();
    private final List<Limit> user = new ArrayList<>();
    private final List<Limit> application = new ArrayList<>();
    Set<String> scopes = Set.of();
    XQuery query = XQuery.none();
    String mediaType = "";
    boolean bodyIsOptional;

    @Nullable
    Shape body;

    String price = "";
    Handler handler = request -> {
        throw new IllegalStateException("no handler");
    };

    private XRoute(String method, String template, Set<Scheme> schemes) {
        this.method = method;
        this.template = template;
        this.schemes = schemes;
        Matcher names = VARIABLE.matcher(template);
        while (names.find()) {
            variables.add(Pattern.compile(values(names.group(1))));
        }
        path = Pattern.compile(VARIABLE.matcher(template).replaceAll("([^/]+)"));
    }

    static XRoute users(String method, String template) {
        return new XRoute(method, template, EnumSet.of(Scheme.USER));
    }

    static XRoute application(String method, String template) {
        return new XRoute(method, template, EnumSet.of(Scheme.APPLICATION));
    }

    static XRoute anybody(String method, String template) {
        return new XRoute(method, template, EnumSet.of(Scheme.USER, Scheme.APPLICATION));
    }

    static XRoute nobody(String method, String template) {
        return new XRoute(method, template, EnumSet.of(Scheme.NOBODY));
    }

    private static String values(String variable) {
        return switch (variable) {
            case "conversation" -> "[0-9]{1,19}(-[0-9]{1,19})?";
            case "username" -> "[A-Za-z0-9_]{1,15}";
            case "name" -> "[a-z_]{1,40}";
            default -> XQuery.ID;
        };
    }

    /** Calls in 15 minutes: of each user, and of the application with its own token. */
    XRoute quarter(int ofUser, int ofApplication) {
        if (ofUser > 0) {
            user.add(new Limit("x-rate-limit", ofUser, QUARTER, true));
        }
        if (ofApplication > 0) {
            application.add(new Limit("x-rate-limit", ofApplication, QUARTER, true));
        }
        return this;
    }

    XRoute userDay(int calls) {
        user.add(new Limit("x-user-limit-24hour", calls, Duration.ofDays(1), true));
        return this;
    }

    XRoute applicationDay(int calls) {
        user.add(new Limit("x-app-limit-24hour", calls, Duration.ofDays(1), false));
        return this;
    }

    XRoute scopes(String... needed) {
        scopes = Set.of(needed);
        return this;
    }

    XRoute query(XQuery taken) {
        query = taken;
        return this;
    }

    XRoute json(Shape shape) {
        mediaType = "application/json";
        body = shape;
        return this;
    }

    XRoute body(String type) {
        mediaType = type;
        return this;
    }

    /** What one call costs at least; nothing is done without that credit. */
    XRoute price(String name) {
        price = name;
        return this;
    }

    XRoute to(Handler judge) {
        handler = judge;
        return this;
    }

    boolean hasPath(String called) {
        return path.matcher(called).matches();
    }

    /** What stands in place of the variables; empty where a value is none that X knows. */
    Optional<List<String>> values(Incoming call) {
        Matcher matcher = path.matcher(call.path());
        List<String> values = new ArrayList<>();
        if (matcher.matches()) {
            for (int i = 0; i < variables.size(); i++) {
                String value = matcher.group(i + 1);
                if (!variables.get(i).matcher(value).matches()) {
                    return Optional.empty();
                }
                values.add(value);
            }
        }
        return Optional.of(values);
    }

    List<Limit> limits(XCaller caller) {
        return caller.account() == null ? application : user;
    }

    String name() {
        return method + " " + template;
    }
}
