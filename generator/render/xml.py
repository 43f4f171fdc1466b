"""What search engines read: SitemapView → sitemap.xml, RobotsView → robots.txt.  Knows no page; addresses come absolute."""

from xml.sax.saxutils import quoteattr

from generator.outputs.site_files import RobotsView, SitemapView

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(view: SitemapView) -> bytes:
    """Each page names all its languages, itself among them, as Google asks."""
    lines = [_HEAD]
    for address, alternates in view.pages:
        lines.append(f"<url><loc>{_text(address)}</loc>")
        lines += [f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(url)}/>' for tag, url in alternates]
        lines.append("</url>\n")
    lines.append("</urlset>\n")
    return "".join(lines).encode()


def robots(view: RobotsView) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {view.sitemap}\n".encode()


def _text(address: str) -> str:
    return address.replace("&", "&amp;").replace("<", "&lt;")
