/** Who is called, without what is asked: `shop.example/orders`. */
export function addressText(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/[?#].*$/, '') || 'no address yet';
}
