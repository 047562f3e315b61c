# Lists: filters, order, columns, views
list-find = Find
list-filters = Filters
list-from = From
list-until = Until
list-from-day = from { $day }
list-until-day = until { $day }
list-filter-is = { $filter }: { $value }
list-any = { $filter }: any
list-show = Show
list-order = Order
list-order-up = { $column }, ascending
list-order-down = { $column }, descending
list-narrowed = The list is narrowed to:
list-finding = “{ $text }”
list-remove = remove
list-remove-one = Remove { $filter }
list-whole = Show the whole list
list-no-hits = Nothing matches
list-no-hits-filters = Remove a filter to see more.
list-no-hits-find = Try the beginning of the word, or remove the search.
list-showing = { $all ->
    [0] None
    [one] One in all
   *[other] { $all-text } in all
}
list-showing-of = { $from-text }–{ $until-text } of { $all-text }
list-showing-over = More than { $all-text } in all
list-pages = Pages
list-previous = Previous
list-next = Next
list-columns = Columns
list-columns-which = Show these columns
list-columns-show = Show the columns
list-size = Lines on a page
list-views = Views
list-view-whole = The whole list
list-view-shared = (shared)
list-view-first = the list begins here
list-view-name = Name of the view
list-view-begin = Begin here when I open the list
list-view-share = Share with the whole job centre
list-view-what = The view remembers filters, order and columns. What you typed in the search field is not kept.
list-view-keep = Keep the view
list-view-prefer = Begin here
list-view-unprefer = Begin with the whole list
list-view-remove = Remove
list-file = Download
list-file-what = The file gets the lines and columns you see now, on all pages, at most { $most } lines. CPR numbers and protected names stay behind. That you download it is written in the log.
list-file-xlsx = Excel
list-file-csv = CSV
done-view-kept = The view is kept.
done-view-removed = The view is removed.
done-view-preferred = The list now begins with that view.
done-view-unpreferred = The list now begins with everything.
