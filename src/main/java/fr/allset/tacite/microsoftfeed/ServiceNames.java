package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.persistence.Diary;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What Microsoft calls its services, and which components of the contract (art. 1) that means. Names drift: what people say comes before
 * what Tacite was built with, and a name that nobody knows is a person's to classify, never dropped.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ServiceNames {

    private static final RowMapping<Entry> ENTRY = RowMapping.of(Entry.class).column("key", "name_key");
    private static final RowMapping<Stated> STATED = RowMapping.of(Stated.class);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate savepoint;
    private final Diary<Statement> diary;

    ServiceNames(
            JdbcClient jdbc, ApplicationEventPublisher events, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.diary = new Diary<>(jdbc, Statement.class, "service_name_event", "name_key");
    }

    /**
     * A name, and what it means.
     *
     * @param components   null: nobody has said so yet; empty: none of the contract's
     * @param classifiedAt null where it is what Tacite was built with, and where nobody has classified it
     */
    public record Entry(
            String key,
            String name,
            @Nullable Set<Component> components,
            @Nullable Instant classifiedAt,
            @Nullable String classifiedBy) {

        public boolean isUnknown() {
            return components == null;
        }
    }

    /** What somebody has said about a name, in French. */
    public record Statement(Instant at, String by, String words) {}

    /** All of them, by their keys. */
    @Transactional(readOnly = true)
    public List<Entry> all() {
        var entries = new TreeMap<String, Entry>();
        KnownServiceNames.all()
                .forEach(
                        (key, known) -> entries.put(key, new Entry(key, known.name(), known.components(), null, null)));
        jdbc.sql("select * from service_name").query(ENTRY).list().forEach(said -> {
            // what nobody has classified may have become known with a release
            if (!said.isUnknown() || !entries.containsKey(said.key())) {
                entries.put(said.key(), said);
            }
        });
        return List.copyOf(entries.values());
    }

    /** The one with this key; none when nobody has met it. */
    @Transactional(readOnly = true)
    public Optional<Entry> find(String key) {
        return stored(key)
                .filter(said -> !said.isUnknown())
                .or(() -> Optional.ofNullable(KnownServiceNames.all().get(key))
                        .map(known -> new Entry(key, known.name(), known.components(), null, null)))
                .or(() -> stored(key));
    }

    private Optional<Entry> stored(String key) {
        return jdbc.sql("select * from service_name where name_key = :nameKey")
                .param("nameKey", key)
                .query(ENTRY)
                .optional();
    }

    /** As {@link #find}; nobody classifies it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Entry> hold(String key) {
        jdbc.sql("select name_key from service_name where name_key = :nameKey for update")
                .param("nameKey", key)
                .query(String.class)
                .list();
        return find(key);
    }

    /** What people have said about a name, the latest first. */
    @Transactional(readOnly = true)
    public List<Statement> history(String key) {
        return diary.latest(key, Integer.MAX_VALUE);
    }

    /** What the names mean together, and those that nobody has classified yet. */
    @Transactional(readOnly = true)
    public NamedServices meaningOf(Collection<String> names) {
        var stated = stated(names);
        var components = EnumSet.noneOf(Component.class);
        var unknown = new ArrayList<String>();
        for (var name : names) {
            var key = KnownServiceNames.key(name);
            var meaning = key.isEmpty() ? Set.<Component>of() : meaning(key, stated);
            if (meaning == null) {
                unknown.add(name);
            } else {
                components.addAll(meaning);
            }
        }
        return new NamedServices(components, unknown);
    }

    private static @Nullable Set<Component> meaning(String key, Map<String, @Nullable String> stated) {
        var said = stated.get(key);
        if (said != null) {
            return components(said);
        }
        var known = KnownServiceNames.all().get(key);
        return known == null ? null : known.components();
    }

    private Map<String, @Nullable String> stated(Collection<String> names) {
        var stated = new HashMap<String, @Nullable String>();
        if (!names.isEmpty()) {
            jdbc.sql("select name_key, components from service_name where name_key in (:keys)")
                    .param("keys", names.stream().map(KnownServiceNames::key).collect(Collectors.toSet()))
                    .query(STATED)
                    .list()
                    .forEach(one -> stated.put(one.nameKey(), one.components()));
        }
        return stated;
    }

    /** Sees to it that each name is known, or a person's to classify. */
    void look(Collection<String> names) {
        var strange = new LinkedHashSet<String>();
        for (var name : names) {
            var key = KnownServiceNames.key(name);
            if (!key.isEmpty() && !KnownServiceNames.all().containsKey(key)) {
                strange.add(shortened(name));
            }
        }
        if (strange.isEmpty()) {
            return;
        }
        var stated = stated(strange);
        for (var name : strange) {
            var key = KnownServiceNames.key(name);
            if (!stated.containsKey(key) && insert(key, name)) {
                stated.put(key, null);
                events.publishEvent(new UnknownServiceNamed(key));
            }
        }
    }

    /** False when another reading has met the name at this very moment. */
    private boolean insert(String key, String name) {
        try {
            savepoint.executeWithoutResult(behindSavepoint -> jdbc.sql(
                            "insert into service_name (name_key, name, first_seen_at) values (:nameKey, :name, :firstSeenAt)")
                    .param("nameKey", key)
                    .param("name", name)
                    .param("firstSeenAt", clock.instant())
                    .update());
            return true;
        } catch (DuplicateKeyException metMeanwhile) {
            return false;
        }
    }

    /**
     * A person says on the page or over HTTP what a name means; also one that Tacite was built with, or that was classified before.
     *
     * @param components empty: none of the contract's
     * @return what holds from now on
     * @throws Refusal {@code service-name-missing}, {@code service-name-too-long}
     */
    public Entry classify(String name, Collection<Component> components, String by) {
        return say(name, components, by, true);
    }

    /** As {@link #classify}, on the form of the process that has asked: it goes on by itself. */
    public Entry answer(String name, Collection<Component> components, String by) {
        return say(name, components, by, false);
    }

    private Entry say(String name, Collection<Component> components, String by, boolean unasked) {
        var key = KnownServiceNames.key(name);
        if (key.isEmpty()) {
            throw Refusal.unprocessable("service-name-missing", "name");
        }
        if (name.length() > KnownServiceNames.LONGEST_NAME) {
            throw Refusal.unprocessable("service-name-too-long", "name", KnownServiceNames.LONGEST_NAME);
        }
        var readable = find(key).map(Entry::name).orElseGet(() -> shortened(name));
        if (stored(key).isEmpty()) {
            insert(key, readable);
        }
        jdbc.sql("""
                            update service_name set components = :components, classified_at = :classifiedAt, classified_by = :classifiedBy
                            where name_key = :nameKey""")
                .param("components", Component.codes(components))
                .param("classifiedAt", clock.instant())
                .param("classifiedBy", by)
                .param("nameKey", key)
                .update();
        diary.add(
                key,
                new Statement(
                        clock.instant(), by, "«\u00a0" + readable + "\u00a0» désigne " + inFrench(components) + "."));
        events.publishEvent(new ServiceNameClassified(key, unasked));
        return find(key).orElseThrow();
    }

    /** The same for a name in any case and with any blanks; empty for a blank one. */
    public static String key(String name) {
        return KnownServiceNames.key(name);
    }

    /** As in « Exchange Online, Lync Online », « toute la suite » or « aucun composant du contrat ». */
    public static String inFrench(Collection<Component> components) {
        var meant = EnumSet.noneOf(Component.class);
        meant.addAll(components);
        if (meant.isEmpty()) {
            return "aucun composant du contrat";
        }
        return meant.size() == Component.values().length
                ? "toute la suite"
                : meant.stream().map(Component::contractName).collect(Collectors.joining(", "));
    }

    private static Set<Component> components(String codes) {
        return codes.isEmpty() ? Set.of() : Component.ofCodes(codes);
    }

    private static String shortened(String name) {
        return PlainText.line(name, KnownServiceNames.LONGEST_NAME);
    }

    private record Stated(String nameKey, @Nullable String components) {}
}
