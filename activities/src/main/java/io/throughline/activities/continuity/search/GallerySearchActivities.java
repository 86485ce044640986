package io.throughline.activities.continuity.search;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.TemplateRef;
import io.throughline.contracts.continuity.comparison.OpenCapture;
import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.continuity.search.SearchActivities;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.evidence.grant.GrantAuthority;
import io.throughline.custody.evidence.grant.Mode;
import io.throughline.custody.failure.CustodyException;
import io.throughline.custody.gallery.GalleryReference;
import io.throughline.custody.gallery.GalleryTable;
import io.throughline.custody.gallery.TemplateVector;
import io.throughline.custody.gallery.search.GalleryIndexes;
import io.throughline.custody.gallery.search.Quantised;
import io.throughline.custody.gallery.search.scan.TopHits.Hit;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Searches faces in the galleries of this process. Voices are not searched: how they fare among
 * many was never measured.
 */
public final class GallerySearchActivities implements SearchActivities {
  /** Templates of one capture that are looked at again; several may be of one human. */
  private static final int MOST_HITS = 20;

  /** People of one search who are compared. */
  private static final int MOST_PEOPLE = 5;

  /** Far below where two captures are called one human: it only spares comparisons. */
  private static final double LEAST_COSINE = 0.2;

  /** As long as somebody may be found without having been seen again. */
  private static final Duration SEARCHED_FOR = Duration.ofDays(365);

  private static final Duration GRANTED = Duration.ofMinutes(30);

  /** The deployment itself, which enters those who agreed; nobody calls under this name. */
  private static final CallerId DEPLOYMENT = new CallerId("c-" + "a".repeat(26));

  private final Galleries galleries;
  private final LeadTable leads;
  private final EvidenceVault vault;
  private final GrantAuthority grants;
  private final Clock clock;

  /** The table of templates, and what is searched in memory. */
  public record Galleries(GalleryTable table, GalleryIndexes indexes) {}

  /** The vault, and what opens it for a worker. */
  public record Templates(EvidenceVault vault, GrantAuthority grants) {}

  public GallerySearchActivities(
      Galleries galleries, LeadTable leads, Templates templates, Clock clock) {
    this.galleries = galleries;
    this.leads = leads;
    this.vault = templates.vault();
    this.grants = templates.grants();
    this.clock = clock;
  }

  @Override
  public Candidates search(Search search) {
    try {
      TenantId tenant = leads.tenantOf(search.journey());
      Set<Long> own = new HashSet<>(galleries.table().entriesOf(search.subject()));
      List<Candidate> found = new ArrayList<>();
      for (Capture capture : search.captures()) {
        if (capture.template().modality() == Modality.FACE) {
          Probe probe = new Probe(search.subject(), capture, quantised(search, capture));
          for (SearchPurpose purpose : SearchPurpose.values()) {
            found.addAll(near(key(tenant, purpose, capture), probe, own, found.size()));
          }
          enter(key(tenant, SearchPurpose.DUPLICATES, capture), probe);
        }
      }
      return new Candidates(found.subList(0, Math.min(MOST_PEOPLE, found.size())));
    } catch (CustodyException refused) {
      throw refused.code().failure("the gallery cannot be searched");
    } catch (SQLException away) {
      throw FailureCode.GALLERY_UNREACHABLE.failure("the registry does not answer");
    }
  }

  @Override
  public void keep(Leads found) {
    try {
      leads.keep(found);
    } catch (SQLException away) {
      throw FailureCode.GALLERY_UNREACHABLE.failure("leads cannot be written");
    }
  }

  /** What is looked for. */
  private record Probe(SubjectId subject, Capture capture, Quantised values) {}

  private Quantised quantised(Search search, Capture capture) {
    return Quantised.of(TemplateVector.read(vault, search.subject(), capture.template()));
  }

  private List<Candidate> near(GalleryKey key, Probe probe, Set<Long> own, int before) {
    GalleryIndexes.Found found =
        galleries.indexes().nearest(key, probe.values(), MOST_HITS, own::contains);
    List<Long> entries =
        found.hits().stream().filter(hit -> hit.cosine() >= LEAST_COSINE).map(Hit::entry).toList();
    Map<Long, GalleryTable.Named> named = galleries.table().named(key, entries);
    Map<SubjectId, Candidate> nearest = new LinkedHashMap<>();
    for (long entry : entries) {
      GalleryTable.Named other = named.get(entry);
      if (other != null && !other.subject().equals(probe.subject())) {
        int number = before + nearest.size() + 1;
        nearest.computeIfAbsent(
            other.subject(), _ -> candidate(key, probe, other, new Place(number, found)));
      }
    }
    return List.copyOf(nearest.values());
  }

  /** Which candidate it is, of which search. */
  private record Place(int number, GalleryIndexes.Found found) {}

  private Candidate candidate(GalleryKey key, Probe probe, GalleryTable.Named other, Place place) {
    TemplateRef template =
        new TemplateRef(key.modality(), other.template(), key.model(), other.quality(), 0);
    Capture reference = new Capture(new InteractionId("lead-" + place.number()), template);
    return new Candidate(
        opened(probe.subject(), probe.capture()),
        opened(other.subject(), reference),
        other.subject(),
        key.purpose(),
        place.found().searched());
  }

  private OpenCapture opened(SubjectId subject, Capture capture) {
    EvidenceAddress address = capture.template().address();
    return new OpenCapture(capture, grants.grant(subject, address, Mode.READ, GRANTED));
  }

  private void enter(GalleryKey key, Probe probe) {
    TemplateRef template = probe.capture().template();
    var _ =
        galleries
            .table()
            .add(
                key,
                new GalleryReference(
                    probe.subject(),
                    template.address(),
                    template.quality(),
                    DEPLOYMENT,
                    clock.instant().plus(SEARCHED_FOR)),
                probe.values().bytes());
  }

  private static GalleryKey key(TenantId tenant, SearchPurpose purpose, Capture capture) {
    return new GalleryKey(
        tenant, purpose, capture.template().modality(), capture.template().model());
  }
}
