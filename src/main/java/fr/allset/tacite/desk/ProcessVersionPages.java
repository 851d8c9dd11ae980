package fr.allset.tacite.desk;

import fr.allset.tacite.engine.ProcessVersions;
import fr.allset.tacite.engine.ProcessVersions.Version;
import fr.allset.tacite.engine.ProcessVersions.VersionedProcess;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** On which version of its process each running instance is, and which could not move to the newest. */
@Controller
class ProcessVersionPages {

    private final ProcessVersions versions;

    ProcessVersionPages(ProcessVersions versions) {
        this.versions = versions;
    }

    @GetMapping("/bureau/versions")
    String show(Model model) {
        model.addAttribute(
                "rows",
                versions.all().stream()
                        .flatMap(process -> process.versions().stream().map(version -> Row.of(process, version)))
                        .toList());
        return "desk/versions";
    }

    /**
     * A version as it is read.
     *
     * @param state    what becomes of its instances, in words
     * @param tone     the colour of the state
     * @param staying  those that could not move, each with its reason
     */
    record Row(
            String process,
            String key,
            int version,
            String definition,
            String deployedAt,
            int instances,
            String state,
            String tone,
            List<ProcessVersions.Staying> staying,
            @Nullable String obstacle) {

        static Row of(VersionedProcess process, Version version) {
            boolean newest = version.equals(process.versions().get(0));
            return new Row(
                    process.name(),
                    process.key(),
                    version.number(),
                    version.definition(),
                    FrenchMoment.toTheMinute(version.deployedAt()),
                    version.instances(),
                    state(newest, version),
                    tone(newest, version),
                    version.staying(),
                    version.obstacle().orElse(null));
        }

        private static String state(boolean newest, Version version) {
            if (newest) {
                return "À jour";
            }
            if (version.moving() > 0) {
                return "Conversion en cours : reste " + version.moving();
            }
            return version.staying().isEmpty() && version.obstacle().isEmpty()
                    ? "Conversion au prochain démarrage"
                    : "Reste sur cette version";
        }

        private static String tone(boolean newest, Version version) {
            if (newest) {
                return "good";
            }
            return version.moving() > 0 ? "neutral" : "warning";
        }
    }
}
