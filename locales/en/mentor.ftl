# Mentors at the workplace
mentor-name = Name
mentor-company = Workplace
mentor-centres = Centres
mentor-phone = Telephone
mentor-email = E-mail
mentor-language = Language of messages
mentor-language-hint = Reminders and links from the job centre are written in it
mentor-hours = Hours as a mentor
mentor-hours-hint = How many hours a week the mentor has for the task in all
mentor-hours-suffix = hours a week
mentor-hours-n = { $count ->
    [one] 1 hour a week as a mentor
   *[other] { $hours } hours a week as a mentor
}
mentor-citizens = Citizens now
mentor-list-lead = { $mentors ->
    [one] One mentor receives citizens.
   *[other] { $mentors-text } mentors receive citizens.
}
mentor-lead = The mentor is beside the citizen at the workplace, shows the way, and calls when something is hard.
mentor-new = New mentor
mentor-edit = Change mentor
mentor-change = Change
mentor-left = No longer a mentor
mentor-left-hint = Citizens who are with the mentor now stay until you give them another
mentor-has-left = No longer a mentor
mentor-none = There are no mentors here yet
mentor-none-what = A citizen needs a mentor at the workplace to get a place.
mentor-has-none = No citizens now
mentor-has-some = Has citizens now
mentor-find = Mentor or workplace
mentor-trained-on = Latest mentor course
mentor-trained-hint = All mentors attend a course. The job centre sees to it.
mentor-trained-do = Save the course
