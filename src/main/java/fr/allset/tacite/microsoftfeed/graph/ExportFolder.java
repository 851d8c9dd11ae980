package fr.allset.tacite.microsoftfeed.graph;

import fr.allset.tacite.microsoftfeed.Feed;
import fr.allset.tacite.microsoftfeed.FeedAnswer;
import fr.allset.tacite.microsoftfeed.FeedSource;
import fr.allset.tacite.microsoftfeed.FeedUnavailable;
import fr.allset.tacite.microsoftfeed.MicrosoftSettings;
import fr.allset.tacite.microsoftfeed.UnreadItem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * A folder of what Graph has sent, page by page as files. Those of the folder itself are of the reseller's own tenant, those of a
 * folder in it of the tenant of that name. Read like Graph, in the order of the names.
 */
final class ExportFolder implements FeedSource {

    private static final Logger log = LoggerFactory.getLogger(ExportFolder.class);

    /** The reseller's own tenant, when the settings do not call it otherwise. */
    static final String OWN = "exports";

    private static final String OWN_NAME = "Exports de Microsoft Graph";

    private final MicrosoftSettings settings;
    private final ResourcePatternResolver resources;
    private final String location;
    /** Folders that are none of a tenant, each told of once. */
    private final Set<String> strange = ConcurrentHashMap.newKeySet();

    ExportFolder(MicrosoftSettings settings, ResourcePatternResolver resources) {
        this.settings = settings;
        this.resources = resources;
        var stated = settings.exports().strip();
        // a path alone is one of the file system, and not of the web application
        var named = stated.startsWith("classpath:") || stated.startsWith("file:") ? stated : "file:" + stated;
        this.location = named.endsWith("/") ? named : named + "/";
        if (location.startsWith("file:")) {
            checkFolder();
        }
    }

    private void checkFolder() {
        try {
            if (!resources.getResource(location).getFile().isDirectory()) {
                throw new IllegalStateException("tacite.microsoft.exports: there is no folder " + location);
            }
        } catch (IOException noFile) {
            throw new IllegalStateException("tacite.microsoft.exports: there is no folder " + location, noFile);
        }
    }

    @Override
    public List<SourceTenant> tenants() {
        return files().keySet().stream().map(this::tenant).toList();
    }

    private SourceTenant tenant(String id) {
        return settings.tenants().stream()
                .filter(tenant -> tenant.id().equals(id))
                .findFirst()
                .map(tenant -> new SourceTenant(id, tenant.name(), tenant.customer()))
                .orElseGet(() -> new SourceTenant(id, id.equals(OWN) ? OWN_NAME : id, null));
    }

    @Override
    public FeedAnswer page(String tenant, Feed feed, @Nullable String next) {
        var files = files().getOrDefault(tenant, List.of());
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            if (next == null || name(file).compareTo(next) >= 0) {
                var page = page(file, feed, i + 1 < files.size() ? name(files.get(i + 1)) : null);
                if (page != null) {
                    return page;
                }
            }
        }
        return new FeedAnswer.Page(List.of(), List.of(), List.of(), null, null);
    }

    /** Null when the file is one of the other feed. What is neither is set aside once, with the messages. */
    private FeedAnswer.@Nullable Page page(Resource file, Feed feed, @Nullable String following) {
        var bytes = read(file);
        if (bytes.length > settings.largestPage().toBytes()) {
            var reason = "Le fichier " + name(file) + " dépasse "
                    + settings.largestPage().toMegabytes() + " Mo : il n'est pas lu.";
            return feed == Feed.ISSUES
                    ? null
                    : new FeedAnswer.Page(
                            List.of(), List.of(), List.of(UnreadItem.of(null, reason, reason, "")), following, reason);
        }
        var reading = PageReading.of(bytes, null);
        var of = reading.feed() == null ? Feed.MESSAGES : reading.feed();
        return of == feed ? reading.page(following) : null;
    }

    private byte[] read(Resource file) {
        try (var content = file.getInputStream()) {
            return content.readNBytes((int)
                    Math.min(Integer.MAX_VALUE - 8L, settings.largestPage().toBytes() + 1));
        } catch (IOException unreadable) {
            throw new FeedUnavailable("Cannot read " + file.getDescription(), unreadable);
        }
    }

    /** The files of each tenant, by its id; in the order of their names. */
    private SortedMap<String, List<Resource>> files() {
        var files = new TreeMap<String, List<Resource>>();
        find("*.json")
                .forEach(file ->
                        files.computeIfAbsent(OWN, id -> new ArrayList<>()).add(file));
        find("*/*.json").forEach(file -> {
            var tenant = folder(file);
            if (MicrosoftSettings.isTenantId(tenant)) {
                files.computeIfAbsent(tenant, id -> new ArrayList<>()).add(file);
            } else if (strange.add(tenant)) {
                log.warn("The folder {} of exports is no id of a tenant: it is not read", tenant);
            }
        });
        files.values().forEach(each -> each.sort(Comparator.comparing(ExportFolder::name)));
        return files;
    }

    private List<Resource> find(String pattern) {
        try {
            return List.of(resources.getResources(location + pattern));
        } catch (FileNotFoundException nothingThere) {
            return List.of();
        } catch (IOException unreadable) {
            throw new FeedUnavailable("Cannot read " + location, unreadable);
        }
    }

    private static String folder(Resource file) {
        try {
            var path = file.getURI().toString().split("/");
            return path[path.length - 2];
        } catch (IOException unreadable) {
            throw new FeedUnavailable("Cannot read " + file.getDescription(), unreadable);
        }
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }
}
