package tsunagu.pages;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tsunagu.catalogue.Calendar;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;

/** The public page of a listing, and its dates for a calendar. */
@Controller
class ListingPages {
  private static final MediaType ICS = new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final Catalogue catalogue;

  ListingPages(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GetMapping("/listings/{id:[a-z0-9-]{1,40}}")
  String show(@PathVariable String id, Locale locale, Model model) {
    model.addAttribute("listing", Shown.of(listing(id), locale, LocalDate.now(Days.TOKYO)));
    model.addAttribute("lang", Language.code(locale));
    return "pages/listing";
  }

  @GetMapping("/listings/{id:[a-z0-9-]{1,40}}.ics")
  ResponseEntity<String> calendar(@PathVariable String id) {
    var attachment = ContentDisposition.attachment().filename(id + ".ics").build();
    return ResponseEntity.ok()
        .contentType(ICS)
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
        .body(Calendar.ics(listing(id)));
  }

  private Listing listing(String id) {
    return catalogue.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
