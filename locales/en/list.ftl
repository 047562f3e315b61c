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
