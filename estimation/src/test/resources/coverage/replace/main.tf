resource "terraform_data" "a" {
  input = "1"
  triggers_replace = 5
}
resource "terraform_data" "b" {
  count = 3
  input = count.index
}
module "m" {
  source   = "./m"
  for_each = toset(["x.y", "z"])
}
