package fr.allset.tacite.engine.web;

import fr.allset.tacite.engine.ProcessVersions;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The versions of the processes over HTTP, for those who watch over a release. */
@RestController
class ProcessVersionsController {

    private final ProcessVersions versions;

    ProcessVersionsController(ProcessVersions versions) {
        this.versions = versions;
    }

    @GetMapping("/api/process-versions")
    @Operation(
            summary =
                    "The versions of each process that have running instances, and how far these have moved to the newest",
            description =
                    "moving: instances still to move; staying: instances that could not, and work on where they are.")
    List<View> list() {
        return versions.all().stream().map(View::of).toList();
    }

    record View(String process, String name, List<Version> versions) {

        static View of(ProcessVersions.VersionedProcess process) {
            return new View(
                    process.key(),
                    process.name(),
                    process.versions().stream().map(Version::of).toList());
        }
    }

    record Version(
            int version,
            String definition,
            Instant deployedAt,
            int instances,
            int moving,
            List<Staying> staying,
            @Nullable String obstacle) {

        static Version of(ProcessVersions.Version version) {
            return new Version(
                    version.number(),
                    version.definition(),
                    version.deployedAt(),
                    version.instances(),
                    version.moving(),
                    version.staying().stream()
                            .map(staying -> new Staying(staying.instance(), staying.businessKey(), staying.reason()))
                            .toList(),
                    version.obstacle().orElse(null));
        }
    }

    record Staying(String instance, String businessKey, String reason) {}
}
