variable "template_id" {
  type = string
}

resource "aws_autoscaling_group" "this" {
  availability_zones = ["us-east-1a"]
  desired_capacity   = 2
  min_size           = 1
  max_size           = 4

  launch_template {
    id = var.template_id
  }
}
